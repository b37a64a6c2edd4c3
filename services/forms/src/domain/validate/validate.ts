import { type Answer, isGiven } from '../answers.ts'
import { repeatLimit } from '../form.ts'
import { fillIn } from '../language.ts'
import type { FormModel } from '../model.ts'
import { toPattern } from '../slots.ts'
import { checkAlternatives } from './alternatives.ts'
import type { Check, Context, Finding } from './context.ts'
import { labelAt } from './label.ts'
import { checkRequired } from './required.ts'
import { checkRules } from './rules.ts'
import { checkSignatures } from './signatures.ts'
import { checkTotals } from './totals.ts'
import { checkValue } from './values.ts'

/** Everything that is wrong or looks wrong with the answers, worst first. Pure, never throws, whatever the answers. */
export function validate(model: FormModel, answers: readonly Answer[], context: Context): Finding[] {
  const findings: Finding[] = []
  const check = collect(model, answers, context, findings)
  for (const [path, answer] of check.answers) {
    const slot = model.slotByPattern.get(toPattern(path))
    if (slot) checkValue(check, slot, answer)
  }
  checkRequired(check)
  checkAlternatives(check)
  checkRules(check)
  checkSignatures(check)
  return [...findings.filter((f) => f.severity === 'must'), ...findings.filter((f) => f.severity === 'should')]
}

function collect(model: FormModel, answers: readonly Answer[], context: Context, findings: Finding[]): Check {
  const byPath = new Map<string, Answer>()
  const blocks = new Map<string, number>()
  const check: Check = {
    model,
    context,
    answers: byPath,
    blocks,
    report: (path, severity, code, more = {}) => {
      const label = more.label ?? labelAt(model, context, path)
      const message = fillIn(context.language.findings[code] ?? code, { label, article: more.article })
      const { article = '', expected } = more
      findings.push({ path, severity, code, message, article, ...(expected === undefined ? {} : { expected }) })
    },
  }
  for (const answer of answers) {
    const slot = model.slotByPattern.get(toPattern(answer.path))
    if (!slot) check.report(answer.path, 'must', 'UNKNOWN_PATH', { label: '' })
    else if (slot.kind !== answer.value.kind) check.report(answer.path, 'must', 'WRONG_TYPE')
    else if (byPath.has(answer.path)) check.report(answer.path, 'must', 'DUPLICATE_PATH')
    else if (isGiven(answer.value) && countBlocks(check, answer.path, blocks)) byPath.set(answer.path, answer)
  }
  checkTotals(check, byPath)
  return check
}

/** Notes how many blocks a repeat has; false when there are more than anybody needs. */
function countBlocks(check: Check, path: string, blocks: Map<string, number>): boolean {
  for (const match of path.matchAll(/\[(\d+)\]/g)) {
    const index = Number(match[1])
    if (index >= repeatLimit) {
      check.report(path, 'must', 'REPEAT_TOO_LONG')
      return false
    }
    const container = path.slice(0, match.index)
    blocks.set(container, Math.max(blocks.get(container) ?? 0, index + 1))
  }
  return true
}
