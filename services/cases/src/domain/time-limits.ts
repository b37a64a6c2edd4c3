import { type Clock, type Direction, type Instrument, sideOf } from './instrument.ts'
import { endByCalendar, endByRegulation1182 } from './period.ts'
import type { IsoDate, WorkingDays } from './working-days.ts'

/** A clock of the instrument in a case. */
export interface TimeLimit {
  clock: string
  startedOn: IsoDate
  dueOn: IsoDate
  /** Days by which the end moved because they are no working days. */
  skipped: IsoDate[]
  /** This authority is bound; otherwise it waits for the other. */
  ours: boolean
}

/** The clocks that a message starts, on either side. `calendarOf` gives the working days of the State that is bound. */
export function clocksStartedBy(
  instrument: Instrument,
  direction: Direction,
  message: string,
  on: IsoDate,
  calendarOf: (bound: Clock['bound']) => WorkingDays,
): TimeLimit[] {
  return instrument.clocks
    .filter((clock) => clock.starts === message)
    .map((clock) => {
      const { due, skipped } =
        instrument.counting === 'regulation-1182-71'
          ? endByRegulation1182(on, clock.period, calendarOf(clock.bound))
          : endByCalendar(on, clock.period)
      return { clock: clock.id, startedOn: on, dueOn: due, skipped, ours: clock.bound === sideOf(direction) }
    })
}

/** Ids of the clocks that a message stops: its own, or all of them when it ends the case's business. */
export function clocksStoppedBy(instrument: Instrument, message: string): string[] {
  if (instrument.stoppedBy.includes(message)) return instrument.clocks.map((clock) => clock.id)
  return instrument.clocks.filter((clock) => clock.stops === message).map((clock) => clock.id)
}
