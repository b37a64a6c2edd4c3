import { consoleReport, type Report } from '@sustento/embedded/demo/report'

/** A report that keeps its lines instead of printing them; the last ones explain a failure. */
export function quietReport(): Report & { lines: string[] } {
  const lines: string[] = []
  return Object.assign(
    consoleReport((line) => lines.push(line)),
    { lines },
  )
}
