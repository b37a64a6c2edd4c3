import type { Log } from './log.ts'
import type { TellFailures } from './loop-metrics.ts'
import { codeOf } from './postgres/failure.ts'

/** Work that goes on until it is stopped. */
export interface Repeating {
  /** Looks again now instead of at the next poll. */
  wake(): void
  /** Whether it waits for its next poll, and not for a failure to pass. */
  isIdle(): boolean
  /** Finishes the piece in hand, then resolves. */
  stop(): Promise<void>
}

/** What is repeated, and how patiently. */
export interface RepeatOptions {
  log: Log
  /** Named in the log. */
  name: string
  /** One piece of work; `true` when more is waiting. */
  work: () => Promise<boolean>
  /** How long to wait when nothing is left and nobody wakes it. */
  pollMs: number
  /** Longest wait after failures, which doubles from a tenth of a second. */
  longestBackOffMs?: number
  /** Is told after each piece how many have failed in a row. */
  tellFailures?: TellFailures
}

/** Repeats the work, at once while more is waiting, otherwise when woken or after a poll; failures make it wait longer. */
export function repeat(options: RepeatOptions): Repeating {
  const { log, name, work, pollMs, longestBackOffMs = 30_000, tellFailures = () => undefined } = options
  let stopped = false
  let woken = false
  let failures = 0
  let idle = false
  let rise: () => void = () => undefined

  async function pause(milliseconds: number): Promise<void> {
    if (stopped || (woken && failures === 0)) return
    idle = failures === 0
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds)
      rise = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  async function go(): Promise<void> {
    while (!stopped) {
      woken = false
      idle = false
      try {
        const more = await work()
        failures = 0
        tellFailures(0)
        if (!more) await pause(pollMs)
      } catch (error) {
        failures++
        tellFailures(failures)
        log.warn({ err: error, code: codeOf(error), failures }, `${name} failed and will try again`)
        await pause(Math.min(longestBackOffMs, 50 * 2 ** failures))
      }
    }
  }

  const ended = go()
  return {
    isIdle: () => idle,
    wake() {
      woken = true
      idle = false
      if (failures === 0) rise()
    },
    stop() {
      stopped = true
      rise()
      return ended
    },
  }
}
