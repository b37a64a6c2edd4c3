/** What is counted of an hour or a day. */
export const happenings = ['submitted', 'delivered', 'failed', 'received', 'failedAttempts'] as const

/** Something that is counted. */
export type Happening = (typeof happenings)[number]

/** How often something happened in an hour. */
export interface HourCount {
  what: Happening
  hour: Date
  count: number
}

/** What happened in an hour or a day that begins at this instant. */
export type Throughput = Record<Happening, number> & { start: Date }

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const hours = 24
const days = 7

/** The first instant that is counted: the beginning of the day six days ago, in UTC. */
export function countedSince(now: Date): Date {
  return new Date(beginningOf(now, dayMs) - (days - 1) * dayMs)
}

/** The last 24 hours and the last 7 days, oldest first. Both end with the one that is not over. */
export function throughputOf(counts: HourCount[], now: Date): { hours: Throughput[]; days: Throughput[] } {
  return { hours: slots(counts, now, hours, hourMs), days: slots(counts, now, days, dayMs) }
}

function slots(counts: HourCount[], now: Date, number: number, lengthMs: number): Throughput[] {
  const first = beginningOf(now, lengthMs) - (number - 1) * lengthMs
  const found = Array.from({ length: number }, (_, index): Throughput => {
    const nothing = { submitted: 0, delivered: 0, failed: 0, received: 0, failedAttempts: 0 }
    return { start: new Date(first + index * lengthMs), ...nothing }
  })
  for (const { what, hour, count } of counts) {
    const slot = found[Math.floor((hour.getTime() - first) / lengthMs)]
    if (slot) slot[what] += count
  }
  return found
}

const beginningOf = (instant: Date, lengthMs: number) => Math.floor(instant.getTime() / lengthMs) * lengthMs
