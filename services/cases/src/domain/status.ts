import { Refused } from '@sustento/platform/errors'
import { openingOf } from './application-forms.ts'
import type { Course, Direction, Instrument } from './instrument.ts'
import { getApplication } from './law.ts'

/** Where a case stands, as far as its course goes. */
export interface Standing {
  /** Letter of the application. */
  application: string
  direction: Direction
  status: string
}

/** How the case goes: a request for specific measures has a course of its own. */
export function courseOf(instrument: Instrument, { application, direction }: Omit<Standing, 'status'>): Course {
  const opening = openingOf(instrument, getApplication(instrument, application))
  const courses = opening === 'request' ? (instrument.requests ?? instrument.directions) : instrument.directions
  return courses[direction]
}

/** The status after an event, as the instrument's data say. Refuses a step that it does not allow. */
export function advance(instrument: Instrument, standing: Standing, event: string): string {
  const next = findNext(instrument, standing, event)
  if (next) return next
  const { status } = standing
  throw new Refused('TRANSITION_NOT_ALLOWED', `${instrument.id} does not allow ${event} in the status ${status}`, {
    instrument: instrument.id,
    status,
    event,
  })
}

/** The status after an event, or nothing when the event changes none: late and repeated notices do not. */
export function findNext(instrument: Instrument, standing: Standing, event: string): string | undefined {
  const { transitions } = courseOf(instrument, standing)
  return transitions.find((step) => step.event === event && step.from.includes(standing.status))?.to
}

/** Whether the course knows the event at all, now or at another time. */
export function knowsEvent(instrument: Instrument, standing: Standing, event: string): boolean {
  return courseOf(instrument, standing).transitions.some((step) => step.event === event)
}

/** Whether the other authority has the case, so that a message can reach it there. */
export function isShared(instrument: Instrument, standing: Standing): boolean {
  return courseOf(instrument, standing).states[standing.status]?.unsent !== true
}
