import type { EntityManager } from 'typeorm'
import type { Delivered } from './bus/port.ts'
import { Refused } from './errors.ts'
import type { Effects } from './inbox.ts'
import { isTransient } from './postgres/failure.ts'
import { transaction } from './postgres/hint.ts'
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

/**
 * Tries the dead letters of a group again, oldest first, each in its own transaction. One that fails again stays, and
 * the next is tried. Gives how many succeeded. Two replays at once do not do one letter twice.
 */
export async function replayDeadLetters(
  dbs: Pick<TenantDatabases, 'get'>,
  tenant: string,
  group: string,
  effects: Effects,
): Promise<number> {
  const pool = await dbs.get(tenant)
  const letters: { event_id: string }[] = await pool.query(
    'SELECT event_id FROM dead_letters WHERE consumer = $1 AND replayed_at IS NULL ORDER BY failed_at, position',
    [group],
  )
  let succeeded = 0
  for (const { event_id } of letters) {
    const replay = transaction(pool, (tx) => replayOne(tx, tenant, group, event_id, effects))
    if (await replay.catch(stays)) succeeded += 1
  }
  return succeeded
}

/** A lost database ends the replay; any other failure leaves the letter where it is. */
function stays(error: unknown): false {
  if (isTransient(error)) throw error
  return false
}

async function replayOne(
  tx: EntityManager,
  tenant: string,
  group: string,
  eventId: string,
  effects: Effects,
): Promise<boolean> {
  const [row]: LetterRow[] = await tx.query(
    'SELECT * FROM dead_letters WHERE event_id = $1 AND consumer = $2 AND replayed_at IS NULL FOR UPDATE SKIP LOCKED',
    [eventId, group],
  )
  if (!row) return false
  await effects[row.type]?.(tx, toDelivered(row), tenant)
  await tx.query('UPDATE dead_letters SET replayed_at = clock_timestamp() WHERE event_id = $1 AND consumer = $2', [
    eventId,
    group,
  ])
  return true
}

type LetterRow = Omit<Delivered, 'id' | 'position' | 'traceparent'> & {
  event_id: string
  position: string
  traceparent: string | null
}

function toDelivered(row: LetterRow): Delivered {
  const { partition, source, type, subject, key, time, data } = row
  const trace = row.traceparent === null ? {} : { traceparent: row.traceparent }
  return {
    id: row.event_id,
    position: BigInt(row.position),
    partition,
    source,
    type,
    subject,
    key,
    time,
    data,
    ...trace,
  }
}
