import type { Log } from './log.ts'
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
}

/** Repeats the work, at once while more is waiting, otherwise when woken or after a poll; failures make it wait longer. */
export function repeat({ log, name, work, pollMs, longestBackOffMs = 30_000 }: RepeatOptions): Repeating {
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
        if (!more) await pause(pollMs)
      } catch (error) {
        failures++
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
