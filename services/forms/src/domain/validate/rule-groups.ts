import { type Condition, conditionsOf, type RuleOf } from '../rules.ts'
import { type Block, concrete } from './blocks.ts'
import type { Check } from './context.ts'
import { labelAt } from './label.ts'
import { hasUnder, holds } from './under.ts'

/** Of answers that exclude each other the first stands. */
export function checkExclusive(check: Check, rule: RuleOf<'exclusive'>, block: Block): void {
  const answered = rule.paths.map(block).filter((path) => hasUnder(check, path))
  for (const path of answered.slice(1)) {
    const related = answered.filter((other) => other !== path)
    check.report(path, rule.severity ?? 'must', 'EXCLUSIVE', { ...rule, related })
  }
}

/** One answer of several is enough. */
export function checkAtLeastOne(check: Check, rule: RuleOf<'atLeastOne'>, block: Block): void {
  if (rule.paths.some((path) => hasUnder(check, block(path)))) return
  const [path = '', ...related] = rule.paths.map(block)
  if (related.length === 0) check.report(path, rule.severity ?? 'must', 'REQUIRED', rule)
  else check.report(path, rule.severity ?? 'must', 'ONE_OF_REQUIRED', { ...rule, related })
}

/** What has no place beside the answers that `when` names. */
export function checkAbsent(check: Check, rule: RuleOf<'absent'>, block: Block): void {
  const conditions = conditionsOf(rule)
  const related = conditions.map(({ path }) => block(path))
  const others = conditions.map((each) => wordsOf(check, each, block)).join('; ')
  for (const condition of rule.of.filter((each) => holds(check, each, block))) {
    const label = wordsOf(check, condition, block)
    check.report(block(condition.path), rule.severity ?? 'must', 'EXCLUSIVE', { ...rule, label, related, others })
  }
}

/** The words of the options chosen, or of the point. */
function wordsOf(check: Check, { path, option }: Condition, block: Block): string {
  const { labels } = check.context.labels
  const value = check.answers.get(block(path))?.value
  const options = typeof option === 'string' ? [option] : (option ?? [])
  const chosen = value?.kind === 'choices' ? value.choices.filter((each) => options.includes(each)) : []
  const words = chosen.map((each) => labels[`${path}.${each}`] ?? each)
  return words.length > 0 ? words.join('; ') : labelAt(check.model, check.context, block(path))
}

/** What must not be disclosed stands in a form of its own (Article 40 of the Convention). */
export function checkRestricted(check: Check, rule: RuleOf<'restricted'>): void {
  for (const { pattern } of check.model.slots.filter((slot) => slot.restricted && !slot.beside)) {
    for (const path of concrete(check, pattern).filter((each) => hasUnder(check, each))) {
      check.report(path, rule.severity ?? 'must', 'RESTRICTED_HERE', rule)
    }
  }
}
