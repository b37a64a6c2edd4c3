import { Temporal } from 'temporal-polyfill'
import type { IsoDate } from '../domain/working-days.ts'

/** The legal date of an instant at the authority's place. */
export function dayAt(instant: Date, timeZone: string): IsoDate {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone).toPlainDate().toString()
}
