import { QueryRunnerAlreadyReleasedError } from 'typeorm'
import { Refused, reasons } from '../errors.ts'

// The network's own codes, as node reports them.
const network = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
])

// SQLSTATE: the server is shutting down, crashed, starting, has no connection left, or admits nobody to the database.
const unavailable = new Set(['57P01', '57P02', '57P03', '57P05', '53300', '55000'])

// SQLSTATE: lock or statement took too long, deadlock, serialization failure, out of resources for the moment.
const busy = new Set(['55P03', '57014', '40001', '40P01', '53000', '53100', '53200', '53400', '25P03', '25P04'])

// pg reports these without a code.
const withoutCode =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Client was closed|Cannot use a pool after)/

/** Whether the database could not be reached or dropped the connection. */
export function isConnectionLost(error: unknown): boolean {
  if (error instanceof QueryRunnerAlreadyReleasedError) return true
  const code = codeOf(error)
  if (code) return network.has(code) || unavailable.has(code) || code.startsWith('08')
  return withoutCode.test(textOf(error, 'message') ?? '')
}

/** Whether the same work may succeed when it is simply tried again later. */
export function isTransient(error: unknown): boolean {
  if (error instanceof Refused) return retriable.has(reasons[error.reason].code)
  return isConnectionLost(error) || busy.has(codeOf(error) ?? '')
}

// gRPC: DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, ABORTED (somebody else was faster: read again), UNAVAILABLE.
const retriable = new Set([4, 8, 10, 14])

/** SQLSTATE of a database error, or node's code of a network error. */
export function codeOf(error: unknown): string | undefined {
  return textOf(error, 'code')
}

function textOf(error: unknown, property: string): string | undefined {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, property) : undefined
  return typeof value === 'string' ? value : undefined
}

/**
 * What the caller of a transaction is told: a lost connection and a busy database are refusals that may be retried
 * later; everything else stays what it is. The cause goes to the log, not to the caller.
 */
export function asRefusal(error: unknown): unknown {
  if (error instanceof Refused || !isTransient(error)) return error
  const refusal = isConnectionLost(error)
    ? new Refused('DATABASE_UNAVAILABLE', "the authority's database does not answer")
    : new Refused('UNAVAILABLE', "the authority's database is busy")
  refusal.cause = error
  return refusal
}
