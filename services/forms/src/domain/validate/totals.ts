import type { Answer } from '../answers.ts'
import { isAmount } from '../money.ts'
import { isSameAmount, toAnswer, totalsOf } from '../totals.ts'
import type { Check } from './context.ts'

/** Reports totals that are not what the form adds up, and gives those that were left blank. */
export function checkTotals(check: Check): Answer[] {
  return totalsOf(check.model.sums, check.answers).flatMap((total) => {
    const value = check.answers.get(total.path)?.value
    if (value === undefined) return [toAnswer(total)]
    if (value.kind === 'number' && isAmount(value.number) && !isSameAmount(value.number, total.sum)) {
      check.report(total.path, 'should', 'TOTAL_DIFFERS', { expected: total.sum })
    }
    return []
  })
}
