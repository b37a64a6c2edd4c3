import { type Log, logger } from '../log.ts'

/** A log that prints nothing. */
export const silentLog: Log = logger('test', 'silent')

/** A log whose lines can be read afterwards. */
export function recordingLog(): { log: Log; lines: Record<string, unknown>[] } {
  const lines: Record<string, unknown>[] = []
  const log = logger('test', 'debug', { write: (line: string) => lines.push(JSON.parse(line)) })
  return { log, lines }
}
