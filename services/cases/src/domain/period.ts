import { Temporal } from 'temporal-polyfill'
import { addDays, type IsoDate, type WorkingDays, workingDaysBetween } from './working-days.ts'

/** A length of time as an instrument states it. */
export interface Period {
  length: number
  unit: 'days' | 'weeks' | 'months'
}

/** The last day of a period, and the days by which it was moved because they are no working days. */
export interface End {
  due: IsoDate
  skipped: IsoDate[]
}

/**
 * The end of a period under Regulation (EEC, Euratom) No 1182/71 (recital 41 of Regulation 4/2009). Weeks and months
 * end on the day that has the name or the date of the event, or on the last of a month that lacks it (Article 3(2)(c));
 * a last day that is a holiday, Sunday or Saturday moves to the next working day (Article 3(4)); two days or more
 * hold at least two working days (Article 3(5)). Holidays are those of the State where the action is to be taken (Article 2(1)).
 */
export function endByRegulation1182(event: IsoDate, period: Period, calendar: WorkingDays): End {
  let due = endByCalendar(event, period).due
  const skipped: IsoDate[] = []
  const least = period.unit === 'days' ? Math.min(period.length, 2) : 2
  while (!calendar.isWorkingDay(due) || workingDaysBetween(event, due, calendar) < least) {
    skipped.push(due)
    due = addDays(due, 1)
  }
  return { due, skipped }
}

/**
 * The end of a period counted by the calendar, as the 2007 Convention states its weeks and months without rules on
 * holidays. The day of the event does not count.
 */
export function endByCalendar(event: IsoDate, period: Period): End {
  const due = Temporal.PlainDate.from(event).add({ [period.unit]: period.length }, { overflow: 'constrain' })
  return { due: due.toString(), skipped: [] }
}
