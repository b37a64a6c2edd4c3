import { Fault } from './errors.ts'
import type { Log } from './log.ts'

/** One step of a stop: its name in the log, and what it does. */
export type StopStep = readonly [name: string, step: () => unknown]

const longestStepMs = 30_000

/** Takes the steps one after the other. One that fails or hangs is an error in the log, and the next is taken. */
export async function stopInOrder(log: Log, steps: readonly StopStep[], longestMs = longestStepMs): Promise<void> {
  for (const [name, step] of steps) {
    try {
      await within(longestMs, async () => step())
      log.debug({ step: name }, 'stopped')
    } catch (err) {
      log.error({ err, step: name }, 'did not stop as it should')
    }
  }
  log.info('stopped')
}

/** The result of the work, or a fault when it takes longer than this. */
export async function within<T>(ms: number, work: () => Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Fault(`not done within ${ms} ms`)), ms)
  try {
    return await Promise.race([work(), late.promise])
  } finally {
    clearTimeout(timer)
  }
}
