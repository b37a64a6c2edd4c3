import type { EntityManager } from 'typeorm'
import type { Delivered } from './bus/port.ts'
import { Refused } from './errors.ts'
import type { Effects } from './inbox.ts'
import type { TenantDatabases } from './tenants.ts'

/** Keeps a fact that cannot be handled, with its reason; the next ones go on. */
export async function toDeadLetter(
  tx: EntityManager,
  topic: string,
  group: string,
  event: Delivered,
  error: unknown,
): Promise<void> {
  const { id, partition, position, source, type, subject, key, time, traceparent, data } = event
  const reason = error instanceof Refused ? error.reason : 'INTERNAL'
  await tx.query(
    `INSERT INTO dead_letters (event_id, consumer, topic, partition, position, source, type, subject, key, time,
                               traceparent, data, reason)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT DO NOTHING`,
    [
      id,
      group,
      topic,
      partition,
      String(position),
      source,
      type,
      subject,
      key,
      time,
      traceparent ?? null,
      data,
      reason,
    ],
  )
}

/** Tries the dead letters of a group again, oldest first, each in its own transaction; gives how many succeeded. */
export async function replayDeadLetters(
  dbs: TenantDatabases,
  tenant: string,
  group: string,
  effects: Effects,
): Promise<number> {
  const pool = await dbs.get(tenant)
  const rows: LetterRow[] = await pool.query(
    'SELECT * FROM dead_letters WHERE consumer = $1 AND replayed_at IS NULL ORDER BY failed_at',
    [group],
  )
  let succeeded = 0
  for (const row of rows) {
    await pool.transaction(async (tx) => {
      const event = {
        ...row,
        id: row.event_id,
        position: BigInt(row.position),
        traceparent: row.traceparent ?? undefined,
      }
      await effects[row.type]?.(tx, event, tenant)
      await tx.query('UPDATE dead_letters SET replayed_at = clock_timestamp() WHERE event_id = $1 AND consumer = $2', [
        row.event_id,
        group,
      ])
    })
    succeeded += 1
  }
  return succeeded
}

interface LetterRow {
  event_id: string
  partition: number
  position: string
  source: string
  type: string
  subject: string
  key: string
  time: Date
  traceparent: string | null
  data: Buffer
}
