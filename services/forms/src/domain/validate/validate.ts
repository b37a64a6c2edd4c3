import type { Answer } from '../answers.ts'
import type { FormModel } from '../model.ts'
import { checkAlternatives } from './alternatives.ts'
import { checkBoxes } from './boxes.ts'
import { collect } from './collect.ts'
import type { Context, Finding } from './context.ts'
import { checkProfile } from './profile.ts'
import { checkRequired } from './required.ts'
import { checkRules } from './rules.ts'
import { checkSignatures } from './signatures.ts'

/** Everything that is wrong or looks wrong with the answers, worst first. Pure, never throws, whatever the answers. */
export function validate(model: FormModel, answers: readonly Answer[], context: Context): Finding[] {
  const findings: Finding[] = []
  const check = collect(model, answers, context, findings)
  checkRequired(check)
  checkAlternatives(check)
  checkRules(check)
  checkBoxes(check, findings)
  checkProfile(check)
  checkSignatures(check)
  return [...findings.filter((f) => f.severity === 'must'), ...findings.filter((f) => f.severity === 'should')]
}
