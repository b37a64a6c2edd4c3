import { Temporal } from 'temporal-polyfill'
import type { Holidays } from './country.ts'

/** A legal date as ISO 8601, for example `2027-02-03`: sorts and compares as text. */
export type IsoDate = string

/** The working days of a State. */
export interface WorkingDays {
  /** Neither Saturday, Sunday nor public holiday of the State (Article 2 of Regulation 1182/71). */
  isWorkingDay(day: IsoDate): boolean
}

/** Saturday and Sunday in ISO weekdays. */
const SATURDAY = 6

/**
 * Working days by the published holidays. Where a year is not published only the weekends count: a last day is then
 * early, never late.
 */
export function workingDays(holidays: Holidays | undefined): WorkingDays {
  const days = new Set(Object.values(holidays?.years ?? {}).flatMap((year) => year.map((holiday) => holiday.date)))
  return {
    isWorkingDay: (day) => Temporal.PlainDate.from(day).dayOfWeek < SATURDAY && !days.has(day),
  }
}

/** The day a number of days later. */
export function addDays(day: IsoDate, days: number): IsoDate {
  return Temporal.PlainDate.from(day).add({ days }).toString()
}

/** How many working days there are after `from`, up to and with `until`. */
export function workingDaysBetween(from: IsoDate, until: IsoDate, calendar: WorkingDays): number {
  let count = 0
  for (let day = addDays(from, 1); day <= until; day = addDays(day, 1)) if (calendar.isWorkingDay(day)) count++
  return count
}
