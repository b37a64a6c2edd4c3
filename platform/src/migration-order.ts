import { Fault } from './errors.ts'

/**
import { Fault } from './errors.ts'
 * Throws when a migration could not be applied in the order of its timestamp: two with one timestamp, or a new one
 * that is older than what the database has (a release that inserts an older migration breaks every installation that
 * skipped it). Names that the database has and this release does not know are of a newer release: allowed, since
 * changes are made to expand first and contract a release later.
 */
export function checkOrder(known: string[], applied: string[]): void {
  const sorted = known.toSorted((a, b) => timestampOf(a) - timestampOf(b))
  for (const [at, name] of sorted.entries()) {
    const before = sorted[at - 1]
    if (before && timestampOf(before) === timestampOf(name)) {
      throw new Fault(`migrations ${before} and ${name} have the same timestamp`)
    }
  }
  const newest = Math.max(0, ...applied.map(timestampOf))
  const late = sorted.filter((name) => !applied.includes(name) && timestampOf(name) < newest)
  if (late.length > 0) throw new Fault(`migrations ${late.join(', ')} are older than what the database has`)
}

/** The 13 digits at the end of a migration's name. */
function timestampOf(name: string): number {
  const digits = /\d{13}$/.exec(name)?.[0]
  if (!digits) throw new Fault(`migration ${name} does not end in a timestamp of 13 digits`)
  return Number(digits)
}
