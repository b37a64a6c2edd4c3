import { isError, Refused } from './errors.ts'

/** SQLSTATE classes and codes that mean: the server, not the statement, is the trouble. */
const databaseAway = /^(08|28|3D|53|57P)/
/** Deadlock, serialization failure, lock and statement time-outs: the same call may succeed a moment later. */
const tryAgain = /^(40001|40P01|55P03|57014)$/
const networkCodes = /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|EHOSTUNREACH|ENETUNREACH)$/
/** The `pg` package has no codes for these. */
const poolMessages =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed)/

/**
 * What the caller is told of any error: a refusal as it is, a database that does not answer as DATABASE_UNAVAILABLE,
 * everything else as INTERNAL without a word about its cause, which belongs in the log.
 */
export function asRefused(error: unknown): Refused {
  if (error instanceof Refused) return error
  const cause = driverError(error)
  const code = cause && 'code' in cause && typeof cause.code === 'string' ? cause.code : ''
  if (tryAgain.test(code)) return new Refused('UNAVAILABLE', 'the database is busy; try again')
  if (databaseAway.test(code) || networkCodes.test(code) || poolMessages.test(cause?.message ?? ''))
    return new Refused('DATABASE_UNAVAILABLE', 'the database does not answer; try again later')
  return new Refused('INTERNAL', 'internal error')
}

/** TypeORM wraps the driver's error; Node collects the failed addresses of one host name. */
function driverError(error: unknown): Error | undefined {
  if (!isError(error)) return undefined
  if ('driverError' in error) return driverError(error.driverError) ?? error
  return 'errors' in error && Array.isArray(error.errors) ? driverError(error.errors[0]) : error
}
