import type { App } from '../app.ts'
import { type Side, sideOf } from '../domain/instrument.ts'
import { getInstrument } from '../domain/law.ts'
import { clocksStartedBy, type TimeLimit } from '../domain/time-limits.ts'
import type { IsoDate } from '../domain/working-days.ts'
import type { CaseRow } from '../store/entities/case.ts'
import { calendarOf, tenantOf } from './moment.ts'

/** The clocks that a message would start in the case. Holidays are those of the State where the action is to be taken. */
export function limitsFrom(
  app: App,
  tenant: string,
  row: CaseRow,
  message: string,
  on: IsoDate,
  until?: IsoDate,
): TimeLimit[] {
  const own = tenantOf(app, tenant).state
  const stateOf = (bound: Side) => (bound === sideOf(row.direction) ? own : row.counterpartState)
  const calendar = (bound: Side) => calendarOf(app, stateOf(bound))
  return clocksStartedBy(getInstrument(app.law, row.instrument), row.direction, message, on, calendar, until)
}

/** The last day that the law gives when something is said on a day; nothing when that starts no clock. */
export function lastDay(app: App, tenant: string, row: CaseRow, message: string, on: IsoDate): IsoDate | undefined {
  return limitsFrom(app, tenant, row, message, on)[0]?.dueOn
}
