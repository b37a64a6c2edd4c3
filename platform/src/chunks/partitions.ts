import type { EntityManager } from 'typeorm'

/**
 * Makes the partitions of the coming days, for a job that runs daily. Writing makes a missing one by itself; ahead of
 * time it costs no writer anything.
 */
export async function prepareChunkDays(tx: EntityManager, from: Date, days: number): Promise<void> {
  await tx.query('SELECT ensure_chunks_of($1::date + n) FROM generate_series(0, $2::int - 1) AS n', [
    from.toISOString().slice(0, 10),
    days,
  ])
}

/** Drops the partitions of all days before this one (UTC), for a job that ends retention. Answers their days. */
export async function dropChunkDays(tx: EntityManager, before: Date): Promise<string[]> {
  const rows: { part: string; day: string }[] = await tx.query(
    `SELECT relname AS part, substr(relname, 8) AS day
       FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid
      WHERE inhparent = 'chunks'::regclass AND substr(relname, 8) < to_char($1::date, 'YYYYMMDD')
      ORDER BY relname`,
    [before.toISOString().slice(0, 10)],
  )
  for (const { part } of rows) await tx.query(`DROP TABLE "${part}"`)
  return rows.map(({ day }) => day.replace(/(\d{4})(\d\d)(\d\d)/, '$1-$2-$3'))
}
