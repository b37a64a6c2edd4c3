import type { EntityManager } from 'typeorm'
import type { Chore } from '../housekeeping.ts'

const daysAhead = 3

/**
 * Makes the partitions of today and the coming days. Writing makes a missing one by itself; ahead of time it costs no
 * writer anything.
 */
export async function prepareChunkDays(tx: EntityManager, now: Date): Promise<void> {
  await tx.query('SELECT ensure_chunks_of($1::date + n) FROM generate_series(0, $2::int - 1) AS n', [
    dayOf(now),
    daysAhead,
  ])
}

/**
 * Drops the partitions of past days that hold nothing any more, because all of it was erased. Yesterday's stays: what
 * was begun before midnight may still be written. Answers the days dropped.
 */
export async function dropEmptyChunkDays(tx: EntityManager, now: Date): Promise<string[]> {
  const parts: { part: string; day: string }[] = await tx.query(
    `SELECT relname AS part, substr(relname, 8) AS day
       FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid
      WHERE inhparent = 'chunks'::regclass AND substr(relname, 8) < to_char($1::date - 1, 'YYYYMMDD')
      ORDER BY relname`,
    [dayOf(now)],
  )
  const dropped: string[] = []
  for (const { part, day } of parts) {
    const [{ empty }] = await tx.query(`SELECT NOT EXISTS (SELECT FROM "${part}") AS empty`)
    if (!empty) continue
    await tx.query(`DROP TABLE "${part}"`)
    dropped.push(day.replace(/(\d{4})(\d\d)(\d\d)/, '$1-$2-$3'))
  }
  return dropped
}

/** The chores of a service that keeps contents. */
export const chunkChores: Chore[] = [prepareChunkDays, dropEmptyChunkDays]

const dayOf = (now: Date) => now.toISOString().slice(0, 10)
