import { type Figures, rounded } from '../bench/figures.ts'
import type { Recovery } from './faults.ts'
import type { SoakResult } from './soak.ts'

const shownProblems = 20

/** Prints what became of a run: for people, or as JSON. */
export function print({ recoveries, problems, seconds, ...rest }: SoakResult, json: boolean): void {
  const { messages, seed, lost, doubled, unproved } = rest
  const figures = { seed, messages, seconds: rounded(seconds), lost, doubled, receipts_not_verified: unproved }
  const failures = failuresOf(recoveries)
  if (json) {
    console.log(JSON.stringify({ soak: figures, failures, problems }, null, 2))
    return
  }
  for (const [figure, value] of Object.entries(figures)) console.log(`${figure.padEnd(40)} ${value}`)
  console.table(failures)
  for (const problem of problems.slice(0, shownProblems)) console.log(problem)
  if (problems.length > shownProblems) console.log(`and ${problems.length - shownProblems} more`)
}

/** How often each thing failed, and how long it took from being there again to the next message or receipt. */
function failuresOf(recoveries: Recovery[]): Record<string, Figures> {
  const kinds = [...new Set(recoveries.map(({ kind }) => kind))].sort()
  return Object.fromEntries(
    kinds.map((kind) => {
      const seconds = recoveries.filter((one) => one.kind === kind).map((one) => one.seconds)
      const sorted = seconds.toSorted((a, b) => a - b)
      const at = (share: number) => rounded(sorted[Math.floor((sorted.length - 1) * share)] ?? 0)
      return [kind, { times: seconds.length, recovery_median_seconds: at(0.5), recovery_longest_seconds: at(1) }]
    }),
  )
}
