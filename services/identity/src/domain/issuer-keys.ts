/** A key signs for three months; a restart or the next refresh then makes its successor. */
export const serviceDays = 90

/** A retired key stays published a day: longer than any token that it signed, and than a session's proof of sign-out. */
export const publishedDays = 1

/** How long after `createdAt` a new key is due. */
export function isDue(createdAt: Date, now: Date): boolean {
  return now.getTime() - createdAt.getTime() >= days(serviceDays)
}

/** Keys retired before this instant are no longer published. */
export function publishedSince(now: Date): Date {
  return new Date(now.getTime() - days(publishedDays))
}

function days(count: number): number {
  return count * 24 * 60 * 60 * 1000
}
