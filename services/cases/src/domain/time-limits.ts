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

/**
 * The clocks that a message starts, on either side. `calendarOf` gives the working days of the State that is bound;
 * `until` is a longer time limit that was set, for clocks that may be extended.
 */
export function clocksStartedBy(
  instrument: Instrument,
  direction: Direction,
  message: string,
  on: IsoDate,
  calendarOf: (bound: Clock['bound']) => WorkingDays,
  until?: IsoDate,
): TimeLimit[] {
  return instrument.clocks
    .filter((clock) => clock.starts === message)
    .map((clock) => {
      const { due, skipped } =
        instrument.counting === 'regulation-1182-71'
          ? endByRegulation1182(on, clock.period, calendarOf(clock.bound))
          : endByCalendar(on, clock.period)
      const limit = { clock: clock.id, startedOn: on, ours: clock.bound === sideOf(direction) }
      const extended = clock.extendable === true && until !== undefined && until > due
      return extended ? { ...limit, dueOn: until, skipped: [] } : { ...limit, dueOn: due, skipped }
    })
}

/** Ids of the clocks that a message stops: its own, or all of them when it ends the case's business. */
export function clocksStoppedBy(instrument: Instrument, message: string): string[] {
  if (instrument.stoppedBy.includes(message)) return instrument.clocks.map((clock) => clock.id)
  return instrument.clocks.filter((clock) => clock.stops === message).map((clock) => clock.id)
}
