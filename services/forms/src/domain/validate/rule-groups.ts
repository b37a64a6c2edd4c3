import type { RuleOf } from '../rules.ts'
import { type Block, concrete } from './blocks.ts'
import type { Check } from './context.ts'
import { hasUnder, holds } from './under.ts'

/** Of answers that exclude each other the first stands. */
export function checkExclusive(check: Check, rule: RuleOf<'exclusive'>, block: Block): void {
  const answered = rule.paths.map(block).filter((path) => hasUnder(check, path))
  for (const path of answered.slice(1)) check.report(path, rule.severity ?? 'must', 'EXCLUSIVE', rule)
}

/** One answer of several is enough. */
export function checkAtLeastOne(check: Check, rule: RuleOf<'atLeastOne'>, block: Block): void {
  if (rule.paths.some((path) => hasUnder(check, block(path)))) return
  const code = rule.paths.length === 1 ? 'REQUIRED' : 'ONE_OF_REQUIRED'
  check.report(block(rule.paths[0] ?? ''), rule.severity ?? 'must', code, rule)
}

/** What has no place beside the answers that `when` names. */
export function checkAbsent(check: Check, rule: RuleOf<'absent'>, block: Block): void {
  for (const condition of rule.of.filter((each) => holds(check, each, block))) {
    check.report(block(condition.path), rule.severity ?? 'must', 'EXCLUSIVE', rule)
  }
}

/** What must not be disclosed stands in a form of its own (Article 40 of the Convention). */
export function checkRestricted(check: Check, rule: RuleOf<'restricted'>): void {
  for (const { pattern } of check.model.slots.filter((slot) => slot.restricted && !slot.beside)) {
    for (const path of concrete(check, pattern).filter((each) => hasUnder(check, each))) {
      check.report(path, rule.severity ?? 'must', 'RESTRICTED_HERE', rule)
    }
  }
}
