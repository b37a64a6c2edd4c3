import { consoleReport, type Report } from '@sustento/embedded/demo/report'

/** A report that prints nothing; what fails names its step. */
export function quietReport(): Report {
  const report = consoleReport(() => {})
  return {
    ...report,
    async step(title, work) {
      try {
        return await work()
      } catch (cause) {
        throw new Error(`${title}: ${(cause as Error).message}`, { cause })
      }
    },
  }
}
