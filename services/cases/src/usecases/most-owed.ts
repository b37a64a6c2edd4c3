import type { Obligation } from '@sustento/platform/gen/sustento/type/v1/case_file'
import { toIsoDay } from '@sustento/platform/legal-date'
import { Temporal } from 'temporal-polyfill'

const periods: Readonly<Record<string, readonly ['weeks' | 'months' | 'years', number]>> = {
  weekly: ['weeks', 1],
  monthly: ['months', 1],
  quarterly: ['months', 3],
  yearly: ['years', 1],
}

/**
 * All that can have fallen due by a day if nothing was ever paid, in minor units. Undefined when it cannot be known: a
 * sum grows with an index or interest, has no beginning, or is in another currency.
 */
export function mostOwed(obligations: readonly Obligation[], currency: string, day: string): bigint | undefined {
  let total = 0n
  for (const obligation of obligations) {
    const due = dueBy(obligation, currency, day)
    if (due === undefined) return undefined
    total += due
  }
  return obligations.length > 0 ? total : undefined
}

function dueBy(obligation: Obligation, currency: string, day: string): bigint | undefined {
  const { amount, retroactive, instalments, indexation, interest, inKind, otherForm } = obligation
  if (indexation || interest || inKind || otherForm) return undefined
  const sums = [amount, retroactive?.amount, ...instalments.map((each) => each.amount)].filter((s) => s !== undefined)
  if (sums.length === 0 || sums.some((sum) => sum.currency !== currency)) return undefined
  const times = amount ? timesBy(obligation, day) : 0
  if (times === undefined) return undefined
  const single = sums.reduce((sum, { minorUnits }) => sum + minorUnits, 0n) - (amount?.minorUnits ?? 0n)
  return single + (amount?.minorUnits ?? 0n) * BigInt(times)
}

/** How often a sum fell due between its first day and a day, both included. */
function timesBy({ frequency, from, until }: Obligation, day: string): number | undefined {
  if (frequency === 'once') return 1
  const period = periods[frequency]
  const first = toIsoDay(from)
  if (!period || !first) return undefined
  const last = Temporal.PlainDate.from(toIsoDay(until) ?? day)
  const end = Temporal.PlainDate.compare(last, day) < 0 ? last : Temporal.PlainDate.from(day)
  const start = Temporal.PlainDate.from(first)
  if (Temporal.PlainDate.compare(start, end) > 0) return 0
  const [unit, length] = period
  return Math.floor(start.until(end, { largestUnit: unit })[unit] / length) + 1
}
