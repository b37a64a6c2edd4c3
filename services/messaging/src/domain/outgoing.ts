import type { Fact } from './facts.ts'
import { nextAttempt, type RetrySchedule } from './schedule.ts'

/** Where a message that we send stands. */
export type OutgoingState = 'queued' | 'sending' | 'delivered' | 'delivered-without-receipt' | 'failed' | 'given-up'

/** A message that we send, as far as its course is concerned. */
export interface Outgoing {
  state: OutgoingState
  /** Attempts in all. */
  attempts: number
  /** Attempts since it was queued, which the schedule counts. */
  round: number
  /** Stable code of the last failure, empty when there was none. */
  failure: string
  nextAttemptAt: Date | undefined
  deliveredAt: Date | undefined
}

/** How an attempt ended. */
export type Outcome =
  /** A valid receipt: from the expected partner, for this message, with its digests. */
  | { kind: 'receipt'; sha256: string }
  /** The partner proves to have the message already; its receipt was lost and is not given again. */
  | { kind: 'known-to-partner' }
  /** The partner refuses for a reason that the same bytes cannot mend. */
  | { kind: 'refused'; code: string }
  /** Anything else: nothing proves that the partner has it or refuses it. */
  | { kind: 'unconfirmed'; code: string }

/** A step of a message with the fact that it makes, if any. The caller stores both. */
export interface Step {
  message: Outgoing
  fact?: Fact
}

/** EBMS:0301: no receipt after the last attempt (AS4 3.2). */
export const missingReceipt = 'EBMS:0301'

/** Code of the fact when a supervisor gives a message up. */
export const givenUp = 'GIVEN_UP'

/** Code of a message whose content was erased before it was delivered. */
export const erased = 'ERASED'

/** A message that has just become durable. */
export function queued(now: Date): Outgoing {
  return { state: 'queued', attempts: 0, round: 0, failure: '', nextAttemptAt: now, deliveredAt: undefined }
}

/** Why a submission is refused whenever it is repeated: it is itself wrong. Anything else may still be sent, or was. */
export const finalRefusals: readonly string[] = ['INVALID_ARGUMENT', 'PAYLOAD_TOO_LARGE']

/** A message that is not taken over, and of which only the proof of that is kept. */
export function rejected(now: Date, reason: string): Outgoing {
  return { ...queued(now), state: 'given-up', failure: reason, nextAttemptAt: undefined }
}

/** Whether it was rejected when it was submitted: it never had content, and was never sent. */
export function wasRejected({ state, attempts, failure }: Pick<Outgoing, 'attempts' | 'failure'> & { state: string }) {
  return state === 'given-up' && attempts === 0 && finalRefusals.includes(failure)
}

/** Whether an attempt may be made at this instant. */
export function isDue(message: Outgoing, now: Date): boolean {
  return isOpen(message) && message.nextAttemptAt !== undefined && message.nextAttemptAt <= now
}

/** An attempt has ended. A valid receipt counts whenever it comes, even after the message was given up. */
export function end(message: Outgoing, outcome: Outcome, schedule: RetrySchedule, now: Date): Step {
  if (isDelivered(message)) return { message }
  if (outcome.kind === 'receipt') return delivered(message, 'delivered', outcome.sha256, now)
  if (!isOpen(message)) return { message }
  if (outcome.kind === 'known-to-partner') return delivered(message, 'delivered-without-receipt', '', now)
  if (outcome.kind === 'refused') return failed(message, outcome.code)
  const next = nextAttempt(schedule, message.round, now)
  if (next === undefined) return failed(message, missingReceipt)
  return { message: { ...message, failure: outcome.code, nextAttemptAt: next } }
}

/** Sends again now, with a full schedule; undefined when the message is delivered or given up. */
export function retry(message: Outgoing, now: Date): Outgoing | undefined {
  if (!isOpen(message) && message.state !== 'failed') return undefined
  return { ...message, state: 'queued', round: 0, nextAttemptAt: now }
}

/** Is not sent again; undefined when it is delivered or was given up before. */
export function giveUp(message: Outgoing): Step | undefined {
  if (!isOpen(message) && message.state !== 'failed') return undefined
  return {
    message: { ...message, state: 'given-up', nextAttemptAt: undefined },
    fact: { kind: 'failed', code: givenUp },
  }
}

/** Its content is erased, so it is not sent any more; undefined when it is delivered or was given up before. */
export function erase(message: Outgoing): Step | undefined {
  const step = giveUp(message)
  return step && { message: { ...step.message, failure: erased }, fact: { kind: 'failed', code: erased } }
}

const isOpen = ({ state }: Outgoing) => state === 'queued' || state === 'sending'

const isDelivered = ({ state }: Outgoing) => state === 'delivered' || state === 'delivered-without-receipt'

function delivered(message: Outgoing, state: OutgoingState, receiptSha256: string, now: Date): Step {
  return {
    message: { ...message, state, failure: '', nextAttemptAt: undefined, deliveredAt: now },
    fact: { kind: 'delivered', receiptSha256, withoutReceipt: state === 'delivered-without-receipt' },
  }
}

function failed(message: Outgoing, code: string): Step {
  return {
    message: { ...message, state: 'failed', failure: code, nextAttemptAt: undefined },
    fact: { kind: 'failed', code },
  }
}
