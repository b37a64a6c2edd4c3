import pg from 'pg'
import type { DataSource } from 'typeorm'
import type { Log } from '../log.ts'
import { codeOf } from '../postgres/failure.ts'
import { listen } from '../postgres/listen.ts'
import { repeat } from '../repeat.ts'
import type { Delivered, Subscriber, Subscription } from './port.ts'

/** One subscriber of a topic. */
export interface SubscribeOptions {
  pool: DataSource
  url: string
  topic: string
  group: string
  subscriber: Subscriber
  log: Log
  pollMs: number
}

const batch = 100
const partition = 0

/**
 * Reads a topic in order of position. A session lock lets one subscriber of a group work at a time; when its process or
 * connection dies, PostgreSQL releases the lock and another one takes over.
 */
export function subscribePostgres({
  pool,
  url,
  topic,
  group,
  subscriber,
  log,
  pollMs,
}: SubscribeOptions): Subscription {
  const turn = turnOf(url, `${topic} ${group}`, log)
  let closing = false

  async function work(): Promise<boolean> {
    if (!(await turn.take())) return false
    const from = await subscriber.position(partition)
    const rows: EventRow[] = await pool.query(
      'SELECT * FROM events WHERE topic = $1 AND position > $2 ORDER BY position LIMIT $3',
      [topic, String(from), batch],
    )
    for (const row of rows) {
      if (closing) return false
      await subscriber.handle(toDelivered(row))
    }
    return rows.length === batch
  }

  const repeating = repeat({ log, name: `the subscription ${group} of ${topic}`, work, pollMs })
  const listening = listen(url, 'bus', log, repeating.wake)
  return {
    async close() {
      closing = true
      await Promise.all([listening.close(), repeating.stop()])
      await turn.release()
    },
  }
}

/** A session lock on a connection of its own, which is kept while another holds the lock. */
function turnOf(url: string, name: string, log: Log) {
  let waiting: pg.Client | undefined
  let mine = false

  async function connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: url, keepAlive: true, connectionTimeoutMillis: 5_000 })
    client.on('error', (error) => log.warn({ code: codeOf(error) }, 'the connection that holds a turn broke'))
    client.on('end', () => {
      waiting = undefined
      mine = false
    })
    await client.connect()
    return client
  }

  return {
    async take(): Promise<boolean> {
      if (mine) return true
      waiting ??= await connect()
      const { rows } = await waiting.query('SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS mine', [name])
      mine = rows[0]?.mine === true && waiting !== undefined
      return mine
    },
    async release(): Promise<void> {
      await waiting?.end().catch(() => undefined)
    },
  }
}

interface EventRow {
  position: string
  id: string
  source: string
  type: string
  subject: string
  key: string
  time: Date
  traceparent: string | null
  data: Buffer
}

function toDelivered({ position, id, source, type, subject, key, time, traceparent, data }: EventRow): Delivered {
  const given = traceparent === null ? {} : { traceparent }
  return { partition, position: BigInt(position), id, source, type, subject, key, time, data, ...given }
}
