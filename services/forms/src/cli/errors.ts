import { Refused } from '@sustento/platform/errors'
import { BadFile, type Io, say, status, WrongUse } from './io.ts'

/** What is refused was typed, and is no answer; or it is the file itself. */
const ofCommandLine: ReadonlySet<string> = new Set(['language', 'reference'])
const ofFile: ReadonlySet<string> = new Set(['pdf', 'xml'])

/** The exit status of a refusal. */
export function statusOf({ reason, violations }: Refused): number {
  if (reason === 'DUPLICATE_KEY') return status.refused
  if (reason === 'NOT_FOUND' || violations.some((v) => ofCommandLine.has(v.field))) return status.usage
  return violations.length === 0 || violations.some((v) => ofFile.has(v.field)) ? status.refused : status.findings
}

/** Says why a command, or a line of it, came to nothing, and resolves to the exit status. */
export function sayError(io: Io, error: unknown, line?: number): number {
  const at = line === undefined ? {} : { line }
  if (error instanceof WrongUse) {
    say(io, { ...at, error: 'WRONG_USE', message: error.message })
    for (const usage of error.usage.split('\n')) say(io, { usage: `npm run forms -- ${usage}` })
    return status.usage
  }
  if (error instanceof BadFile) {
    say(io, { ...at, error: 'BAD_FILE', message: error.message })
    return status.refused
  }
  if (!(error instanceof Refused)) {
    say(io, { ...at, error: 'INTERNAL', message: 'a fault of this program' })
    return status.fault
  }
  for (const { field, reason, description } of error.violations) {
    say(io, { ...at, path: field, severity: 'must', code: reason, message: description })
  }
  say(io, { ...at, error: error.reason, message: error.message, ...error.about })
  return statusOf(error)
}
