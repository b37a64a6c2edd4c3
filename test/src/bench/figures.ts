import { systemClock } from '@sustento/platform/clock'

/** Names with units in them, for example `demo_once_seconds`. */
export type Figures = Record<string, number | string | object>

/** Seconds that the work took, and what it gave. */
export async function timed<T>(work: () => Promise<T>): Promise<{ seconds: number; result: T }> {
  const begun = systemClock.now().getTime()
  const result = await work()
  return { seconds: (systemClock.now().getTime() - begun) / 1000, result }
}

/** Rounded to `digits` after the point. */
export const rounded = (value: number, digits = 1) => Number(value.toFixed(digits))
