import { QueryRunnerAlreadyReleasedError } from 'typeorm'
import { Refused, reasons } from '../errors.ts'
import { asRefused } from '../faults.ts'

/**
 * What whoever asked for a transaction is told: a lost connection and a busy database are refusals that may be retried
 * later, with the cause for the log; every other error stays what it is.
 */
export function asRefusal(error: unknown): unknown {
  const refusal = released(error) ?? asRefused(error)
  if (refusal === error || refusal.reason === 'INTERNAL') return error
  refusal.cause = error
  return refusal
}

/** TypeORM takes a query runner back when its connection breaks; its owner only sees that it is gone. */
function released(error: unknown): Refused | undefined {
  if (!(error instanceof QueryRunnerAlreadyReleasedError)) return undefined
  return new Refused('DATABASE_UNAVAILABLE', 'the database does not answer; try again later')
}

/** Whether the same work may succeed when it is simply tried again later. */
export function isTransient(error: unknown): boolean {
  const refusal = asRefusal(error)
  return refusal instanceof Refused && retriable.has(reasons[refusal.reason].code)
}

// gRPC: DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, ABORTED (somebody else was faster: read again), UNAVAILABLE.
const retriable = new Set<number>([4, 8, 10, 14])

/** SQLSTATE of a database error, or Node.js's code of a network error. */
export function codeOf(error: unknown): string | undefined {
  const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined
  return typeof code === 'string' ? code : undefined
}
