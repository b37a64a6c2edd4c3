import { randomUUID } from 'node:crypto'

/** The caller's request id when it can stand in a log line as it is, else a new one. */
export function acceptRequestId(given: string | undefined): string {
  return given && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID()
}
