import type { LegalDate } from './legal-date.ts'

/** A date as it is typed: three fields, each possibly empty. */
export interface DateParts {
  day: string
  month: string
  year: string
}

/** No date. */
export const noDate: DateParts = { day: '', month: '', year: '' }

/** The fields for a date that is known. */
export function toDateParts(date: LegalDate | undefined): DateParts {
  const text = (n: number | undefined) => (n ? String(n) : '')
  return { day: text(date?.day), month: text(date?.month), year: text(date?.year) }
}

/** What is wrong with a typed date. */
export type DateFault = 'incomplete' | 'impossible'

/** Reads typed fields. `yearAlone`: a year without day and month is a date too, as birth dates are sometimes known. */
export function fromDateParts(
  parts: DateParts,
  { yearAlone = false }: { yearAlone?: boolean } = {},
): { date?: LegalDate; fault?: DateFault } {
  const [day, month, year] = [parts.day, parts.month, parts.year].map((each) => each.trim())
  if (!day && !month && !year) return {}
  if (yearAlone && year && !day && !month)
    return isYear(year) ? { date: { year: Number(year) } } : { fault: 'impossible' }
  if (!day || !month || !year) return { fault: 'incomplete' }
  if (!isYear(year) || !/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month)) return { fault: 'impossible' }
  const date = { year: Number(year), month: Number(month), day: Number(day) }
  return exists(date) ? { date } : { fault: 'impossible' }
}

function isYear(text: string): boolean {
  return /^(1[89]|20)\d{2}$/.test(text)
}

function exists({ year, month, day }: Required<LegalDate>): boolean {
  const instant = new Date(Date.UTC(year, month - 1, day))
  return instant.getUTCMonth() === month - 1 && instant.getUTCDate() === day
}
