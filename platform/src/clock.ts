/** The only source of the present instant: everything that depends on time is handed one, so that tests can set it. */
export interface Clock {
  now(): Date
}

/** The machine's own time. */
export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands still until it is set. */
export interface FixedClock extends Clock {
  /** Moves the clock to an instant given as ISO 8601. */
  set(iso: string): void
  /** Moves the clock forward by a number of milliseconds. */
  advance(milliseconds: number): void
}

/** A clock for tests and for reproducible documents, standing at the given ISO 8601 instant. */
export function fixedClock(iso: string): FixedClock {
  let at = instant(iso)
  return {
    now: () => new Date(at),
    set: (next) => {
      at = instant(next)
    },
    advance: (milliseconds) => {
      at += milliseconds
    },
  }
}

function instant(iso: string): number {
  const at = Date.parse(iso)
  if (Number.isNaN(at)) throw new RangeError(`not an ISO 8601 instant: ${iso}`)
  return at
}
