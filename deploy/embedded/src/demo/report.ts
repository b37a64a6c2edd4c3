import { systemClock } from '@sustento/platform/clock'

/** Prints what happens and remembers what was not verified. */
export interface Report {
  /** Starts a chapter. */
  chapter(title: string): void
  /** Does a step, prints its time and what to look at; a failure ends the demonstration. */
  step<T>(title: string, work: () => Promise<T>, lookAt?: (result: T) => string): Promise<T>
  /** Fails unless `isTrue`. */
  verify(isTrue: boolean, what: string): void
  /** A line without a step. */
  say(line: string): void
  /** Steps done so far. */
  readonly steps: number
}

/** A report on standard output. */
export function consoleReport(print: (line: string) => void = console.log): Report {
  const begun = systemClock.now().getTime()
  const since = (from: number) => ((systemClock.now().getTime() - from) / 1000).toFixed(1).padStart(5)
  let steps = 0
  return {
    chapter: (title) => print(`\n${title}\n${'-'.repeat(Math.min(title.length, 100))}`),
    say: (line) => print(line),
    verify(isTrue, what) {
      if (!isTrue) throw new Error(`not verified: ${what}`)
    },
    async step(title, work, lookAt) {
      const started = systemClock.now().getTime()
      const result = await work()
      steps += 1
      print(`${since(begun)} s  +${since(started).trim()} s  ${title}`)
      const look = lookAt?.(result)
      if (look) print(`                  ${look}`)
      return result
    },
    get steps() {
      return steps
    },
  }
}
