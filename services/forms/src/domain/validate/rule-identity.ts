import { type RuleOf, requested } from '../rules.ts'
import { fitsNumber } from '../states/identity-number.ts'
import type { Block } from './blocks.ts'
import type { Check } from './context.ts'

/**
 * The forms do not ask whose number it is. It may be that of any State in which the person lives or whose national he or
 * she is; only when the rules of all of them are known and it fits none, it is worth a look.
 */
export function checkIdentityNumber(check: Check, rule: RuleOf<'identityNumber'>, block: Block): void {
  const path = block(rule.path)
  const value = check.answers.get(path)?.value
  if (value?.kind !== 'text') return
  const states = statesOf(check, rule, block)
  const numbers = states?.map((state) => check.context.numbersOf(state))
  if (!numbers?.length || !numbers.every((rules) => rules !== undefined)) return
  const texts = value.text.length > 200 ? [] : value.text.split(/[,;]/)
  const isKnown = texts.some((text) => numbers.some((rules) => rules?.some((each) => fitsNumber(each, text))))
  if (!isKnown) check.report(path, rule.severity ?? 'should', 'IDENTITY_NUMBER_DOUBTFUL', rule)
}

/** The States that the form names for the person; undefined when one of them is not understood. */
function statesOf(check: Check, { states }: RuleOf<'identityNumber'>, block: Block): string[] | undefined {
  const found = new Set<string>()
  for (const path of states) {
    const value = path === requested ? undefined : check.answers.get(block(path))?.value
    const text = path === requested ? check.context.requestedState : value?.kind === 'text' ? value.text : ''
    for (const name of text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean)) {
      const code = check.context.findState(name)
      if (!code) return undefined
      found.add(code)
    }
  }
  return [...found]
}
