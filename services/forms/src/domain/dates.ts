import { Temporal } from 'temporal-polyfill'
import { dateFormat } from './formats.ts'

/** In ISO weekdays. */
const [friday, sunday] = [5, 7]

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

/** By hand: a form's dates are read a hundred times in a validation, and Temporal takes four times as long. */
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

/** The day so many days after a full date. */
export const addDays = (date: string, days: number): string => Temporal.PlainDate.from(date).add({ days }).toString()

/** The same day so many months later, or the last of the month where it has no such day. */
export const addMonths = (date: string, months: number): string =>
  Temporal.PlainDate.from(date).add({ months }).toString()

/** The day itself, or Monday when it is a Saturday or Sunday. */
export function nextWorkingDay(date: string): string {
  const { dayOfWeek } = Temporal.PlainDate.from(date)
  return dayOfWeek > friday ? addDays(date, sunday + 1 - dayOfWeek) : date
}
