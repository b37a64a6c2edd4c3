import { types } from 'node:util'
import type { Reason } from './reasons.ts'

export { type Reason, reasons } from './reasons.ts'

/** One thing that is wrong in a request. */
export interface Violation {
  /** Path of the field in the request, for example `case.obligations[0].amount`. */
  field: string
  /** What is wrong with it, without its value. */
  description: string
  /** Stable name of the rule that was broken, for example `REQUIRED`. */
  reason: string
}

/**
 * The only error that is thrown on purpose: a call is refused for a reason that the caller may know. Message, `about`
 * and violations go to the caller, so they hold names of resources and rules, never personal data. Any other error is
 * a fault and reaches the caller as INTERNAL without its cause.
 */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly reason: Reason
  readonly about: Record<string, string>
  readonly violations: Violation[]

  constructor(reason: Reason, message: string, about: Record<string, string> = {}, violations: Violation[] = []) {
    super(message)
    this.reason = reason
    this.about = about
    this.violations = violations
  }
}

/**
 * A mistake of ours or of the environment, told in words that quote no data, so that the log may show them. The caller
 * learns INTERNAL. Messages of other errors stay out of the log.
 */
export class Fault extends Error {
  override readonly name = 'Fault'
}

/** Whether a thrown value is an error, also one of another realm (a worker's, or Node.js's own within a test). */
export function isError(value: unknown): value is Error {
  return value instanceof Error || types.isNativeError(value)
}

/** Refuses the call: throws `Refused`. */
export function refuse(
  reason: Reason,
  message: string,
  about: Record<string, string> = {},
  violations: Violation[] = [],
): never {
  throw new Refused(reason, message, about, violations)
}
