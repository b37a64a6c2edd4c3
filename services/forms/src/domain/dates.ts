import { dateFormat } from './formats.ts'

const iso = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/

/** A legal date that may lack day and month. */
export interface PartialDate {
  readonly year: number
  readonly month?: number
  readonly day?: number
}

/** Reads `2014`, `2014-03` or `2014-03-09`; undefined when no such day exists. */
export function findDate(text: string): PartialDate | undefined {
  const match = iso.exec(text)
  if (!match) return undefined
  const year = Number(match[1])
  if (match[2] === undefined) return { year }
  const month = Number(match[2])
  if (month < 1 || month > 12) return undefined
  if (match[3] === undefined) return { year, month }
  const day = Number(match[3])
  return day >= 1 && day <= daysIn(year, month) ? { year, month, day } : undefined
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** Whether the first date is certainly after the second: compared as far as both are known. */
export function isAfter(first: string, second: string): boolean {
  const length = Math.min(first.length, second.length)
  return first.slice(0, length) > second.slice(0, length)
}

/** As a form prints it: day before month in the order of the locale, only what is known. */
export function printDate(text: string, locale: string): string {
  const date = findDate(text)
  if (!date || date.year < 1000) return text
  const known = date.day ? 'day' : date.month ? 'month' : 'year'
  return dateFormat(locale, known).format(Date.UTC(date.year, (date.month ?? 1) - 1, date.day ?? 1))
}

/** Whether day and month are known. */
export const isFullDate = (text: string): boolean => findDate(text)?.day !== undefined

const write = (...parts: readonly number[]): string =>
  parts.map((part, i) => String(part).padStart(i === 0 ? 4 : 2, '0')).join('-')

/** The day so many days after a full date. */
export function addDays(date: string, days: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  if (day + days <= daysIn(year, month)) return write(year, month, day + days)
  return addDays(addMonths(write(year, month, 1), 1), days - (daysIn(year, month) - day) - 1)
}

/** The same day so many months later, or the last of the month where it has no such day. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const count = year * 12 + month - 1 + months
  const [y, m] = [Math.floor(count / 12), (count % 12) + 1]
  return write(y, m, Math.min(day, daysIn(y, m)))
}

/** The day itself, or Monday when it is a Saturday or Sunday. */
export function nextWorkingDay(date: string): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const days = Date.UTC(year, month - 1, day) / 86_400_000
  const weekday = (((days + 4) % 7) + 7) % 7
  return weekday === 6 ? addDays(date, 2) : weekday === 0 ? addDays(date, 1) : date
}
