import type { Answer } from '../answers.ts'
import { isAmount } from '../money.ts'
import { isSameAmount, toAnswer, totalsOf } from '../totals.ts'
import type { Check } from './context.ts'

/** Completes `answers` by the totals that were left blank, and reports those that are not what the form adds up. */
export function checkTotals(check: Check, answers: Map<string, Answer>): void {
  for (const total of totalsOf(check.model.sums, answers)) {
    const value = answers.get(total.path)?.value
    if (value === undefined) answers.set(total.path, toAnswer(total))
    if (value?.kind !== 'number' || !isAmount(value.number) || isSameAmount(value.number, total.sum)) continue
    check.report(total.path, 'should', 'TOTAL_DIFFERS', { expected: total.sum })
  }
}
