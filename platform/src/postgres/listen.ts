import pg from 'pg'
import type { Log } from '../log.ts'
import { codeOf } from './failure.ts'

/** A connection of its own that listens for hints, and is replaced when it breaks. */
export interface Listening {
  close(): Promise<void>
}

/**
 * Calls `onHint` for each NOTIFY on the channel, and after every (re)connection since hints may have been missed.
 * Hints only shorten a wait: whoever uses them polls as well.
 */
export function listen(url: string, channel: string, log: Log, onHint: () => void): Listening {
  let closed = false
  let client: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined

  async function connect(): Promise<void> {
    const mine = new pg.Client({ connectionString: url, keepAlive: true, connectionTimeoutMillis: 5_000 })
    client = mine
    mine.on('notification', onHint)
    mine.on('error', (error) => log.warn({ code: codeOf(error) }, 'the connection for hints broke'))
    mine.on('end', again)
    await mine.connect()
    await mine.query(`LISTEN ${mine.escapeIdentifier(channel)}`)
    onHint()
  }

  function again(): void {
    if (closed) return
    clearTimeout(timer)
    timer = setTimeout(() => void connect().catch(failed), 1_000)
  }

  function failed(error: unknown): void {
    log.warn({ code: codeOf(error) }, 'no connection for hints')
    again()
  }

  const first = connect().catch(failed)
  return {
    async close() {
      closed = true
      clearTimeout(timer)
      await first
      await client?.end().catch(() => undefined)
    },
  }
}
