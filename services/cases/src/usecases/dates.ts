import type { DateMessage } from '@sustento/platform/gen/google/type/date'
import { Temporal } from 'temporal-polyfill'
import type { IsoDate } from '../domain/working-days.ts'

/** A whole legal date of the contract as ISO 8601; nothing when it is absent, partial or impossible. */
export function fromDate(date: DateMessage | undefined): IsoDate | undefined {
  if (!date) return undefined
  try {
    return Temporal.PlainDate.from(date, { overflow: 'reject' }).toString()
  } catch {
    return undefined
  }
}

/** A legal date as the contract says it. */
export function toDate(day: IsoDate | null | undefined): DateMessage | undefined {
  if (!day) return undefined
  const [year = 0, month = 0, dayOfMonth = 0] = day.split('-').map(Number)
  return { year, month, day: dayOfMonth }
}

/** The legal date of an instant at the authority's place. */
export function dayAt(instant: Date, timeZone: string): IsoDate {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone).toPlainDate().toString()
}
