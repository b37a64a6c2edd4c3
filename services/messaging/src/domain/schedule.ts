/** When a message is sent again that got no receipt: the seconds to wait after each attempt. Data of the partner. */
export interface RetrySchedule {
  delaysSeconds: readonly number[]
}

/** For a partner that says nothing else: about a day in ten attempts, so that a weekend's fault shows on Monday morning. */
export const usualSchedule: RetrySchedule = {
  delaysSeconds: [10, 30, 120, 600, 1800, 3600, 7200, 21_600, 43_200],
}

/** The instant of the next attempt, or undefined when `attempts` of this round were all. */
export function nextAttempt(schedule: RetrySchedule, attempts: number, now: Date): Date | undefined {
  const delay = schedule.delaysSeconds[attempts - 1]
  return delay === undefined ? undefined : new Date(now.getTime() + delay * 1000)
}
