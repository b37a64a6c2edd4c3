import type { EntityManager } from 'typeorm'
import { type CountedFact, countedFactTable } from './counted-fact.ts'

// A rebuild is one transaction: until it commits, readers see the old figures and the consumer goes on beside it.

/** One rebuild at a time per tenant: a second one waits for the first. */
export async function lockRebuild(tx: EntityManager): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtext('stats rebuild'))`)
}

const everythingCounted = [
  'fact_time',
  'year',
  'instrument',
  'direction',
  'application',
  'counterpart_state',
  'opened',
  'applications',
  'acknowledged',
  'acknowledged_in_time',
  'rebuild_id',
]

/** Counts facts anew, whether or not they were counted before, or are being counted by the consumer meanwhile. */
export async function recount(tx: EntityManager, rebuildId: string, facts: CountedFact[]): Promise<void> {
  if (facts.length === 0) return
  const rows = facts.map((fact) => ({ ...fact, rebuildId }))
  const insert = tx.createQueryBuilder().insert().into(countedFactTable).values(rows)
  await insert.orUpdate(everythingCounted, ['event_id']).execute()
}

/** Forgets what the rebuild did not meet, up to the given time. */
export async function deleteUnmet(tx: EntityManager, rebuildId: string, until: Date): Promise<void> {
  await tx.query('DELETE FROM counted_fact WHERE rebuild_id IS DISTINCT FROM $1 AND fact_time < $2', [rebuildId, until])
}
