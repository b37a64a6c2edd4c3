import type { RuleOf } from '../rules.ts'
import type { Block } from './blocks.ts'
import type { Check } from './context.ts'

/** What was decided in the requested State, by the letter of the application, was decided there. */
export function checkRequestedState(check: Check, rule: RuleOf<'requestedState'>, block: Block): void {
  const { requestedState } = check.context
  for (const path of rule.paths.map(block)) {
    const value = check.answers.get(path)?.value
    if (!requestedState || value?.kind !== 'text' || value.text === requestedState) continue
    check.report(path, rule.severity ?? 'must', 'STATE_DIFFERS', rule)
  }
}
