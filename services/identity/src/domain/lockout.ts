/** Guessing is slowed, not punished: five failures within a quarter of an hour close the account for as long. */
export const allowedFailures = 5
export const windowMinutes = 15

/** What an account remembers about failed sign-ins. */
export interface Attempts {
  failures: Date[]
  lockedUntil: Date | undefined
}

export const noAttempts: Attempts = { failures: [], lockedUntil: undefined }

export function isLocked(attempts: Attempts, now: Date): boolean {
  return attempts.lockedUntil !== undefined && now < attempts.lockedUntil
}

/**
 * Counts an attempt before its outcome is known: guesses made at the same time cannot outnumber the limit. The attempt
 * that turns out right is taken back with `forgive`, a completed sign-in with `noAttempts`.
 */
export function countAttempt(attempts: Attempts, now: Date): Attempts {
  const since = now.getTime() - windowMinutes * 60_000
  const failures = [...attempts.failures.filter((at) => at.getTime() > since), now]
  if (failures.length < allowedFailures) return { failures, lockedUntil: undefined }
  return { failures, lockedUntil: new Date(now.getTime() + windowMinutes * 60_000) }
}

/** Takes back the attempt counted at `at`; earlier failures stay, so a known password buys no guesses at the code. */
export function forgive(attempts: Attempts, at: Date): Attempts {
  const index = attempts.failures.findIndex((failure) => failure.getTime() === at.getTime())
  const failures = attempts.failures.filter((_, position) => position !== index)
  return { failures, lockedUntil: failures.length < allowedFailures ? undefined : attempts.lockedUntil }
}
