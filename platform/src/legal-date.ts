import { z } from 'zod'
import type { DateMessage } from './gen/google/type/date.ts'

const day = z.iso.date()

/** A legal date of the contract as ISO 8601, as far as it is known: `2027-02-03`, `2027-02`, `2027`. */
export function toIso(date: DateMessage | undefined): string | undefined {
  if (!date?.year) return undefined
  const known = date.month === 0 ? [] : date.day === 0 ? [date.month] : [date.month, date.day]
  return [pad(date.year, 4), ...known.map((part) => pad(part, 2))].join('-')
}

/** A legal date of the contract as ISO 8601; nothing when it is absent, partial or impossible. */
export function toIsoDay(date: DateMessage | undefined): string | undefined {
  return day.safeParse(toIso(date)).data
}

/** ISO 8601, whole or not, as the contract says a legal date; 0 stands for what is not known. */
export function toDate(iso: string | null | undefined): DateMessage | undefined {
  if (!iso) return undefined
  const [year = 0, month = 0, dayOfMonth = 0] = iso.split('-').map(Number)
  return { year, month, day: dayOfMonth }
}

const pad = (part: number, width: number): string => String(part).padStart(width, '0')
