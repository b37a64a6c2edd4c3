import type { DataSource } from 'typeorm'

const known = new WeakMap<DataSource, Set<string>>()

/** Makes the day's partition of the chunks, once. */
export async function ensureDay(db: DataSource, day: string): Promise<void> {
  const days = known.get(db) ?? new Set()
  known.set(db, days)
  if (days.has(day)) return
  await db.transaction(async (tx) => {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtext('chunks'))`)
    const next = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
    await tx.query(
      `CREATE TABLE IF NOT EXISTS chunks_${day.replaceAll('-', '')} PARTITION OF chunks
         FOR VALUES FROM ('${day}') TO ('${next}')`,
    )
  })
  days.add(day)
}
