import { Refused } from '@sustento/platform/errors'
import type { Direction, Instrument } from './instrument.ts'

/** The status after an event, as the instrument's data say. Refuses a step that it does not allow. */
export function advance(instrument: Instrument, direction: Direction, status: string, event: string): string {
  const next = findNext(instrument, direction, status, event)
  if (!next) {
    throw new Refused('TRANSITION_NOT_ALLOWED', `${instrument.id} does not allow ${event} in the status ${status}`, {
      instrument: instrument.id,
      status,
      event,
    })
  }
  return next
}

/** The status after an event, or nothing when the event changes none: late and repeated notices do not. */
export function findNext(
  instrument: Instrument,
  direction: Direction,
  status: string,
  event: string,
): string | undefined {
  const { transitions } = instrument.directions[direction]
  return transitions.find((step) => step.event === event && step.from.includes(status))?.to
}
