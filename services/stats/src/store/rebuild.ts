import type { EntityManager } from 'typeorm'
import type { CountedFact } from './counted-fact.ts'

// A rebuild is one transaction: until it commits, readers see the old figures and the consumer goes on beside it.

/** One rebuild at a time per tenant: a second one waits for the first. */
export async function lockRebuild(tx: EntityManager): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtext('stats rebuild'))`)
}

// As one JSON parameter: a query builder spends more time on the parameters of a batch than the database on its rows.
const countAnew = `
  INSERT INTO counted_fact (event_id, fact_time, year, instrument, direction, application, counterpart_state,
                            opened, applications, acknowledged, acknowledged_in_time, rebuild_id)
  SELECT "eventId", "factTime", year, instrument, direction, application, "counterpartState",
         opened, applications, acknowledged, "acknowledgedInTime", $1
    FROM jsonb_to_recordset($2) AS fact (
      "eventId" uuid, "factTime" timestamptz, year integer, instrument text, direction text, application text,
      "counterpartState" text, opened smallint, applications smallint, acknowledged smallint,
      "acknowledgedInTime" smallint)
  ON CONFLICT (event_id) DO UPDATE SET
    fact_time = excluded.fact_time, year = excluded.year, instrument = excluded.instrument,
    direction = excluded.direction, application = excluded.application,
    counterpart_state = excluded.counterpart_state, opened = excluded.opened, applications = excluded.applications,
    acknowledged = excluded.acknowledged, acknowledged_in_time = excluded.acknowledged_in_time,
    rebuild_id = excluded.rebuild_id`

/** Counts facts anew, whether or not they were counted before, or are being counted by the consumer meanwhile. */
export async function recount(tx: EntityManager, rebuildId: string, facts: CountedFact[]): Promise<void> {
  if (facts.length > 0) await tx.query(countAnew, [rebuildId, JSON.stringify(facts)])
}

/** Forgets what the rebuild did not meet, up to the given time. */
export async function deleteUnmet(tx: EntityManager, rebuildId: string, until: Date): Promise<void> {
  await tx.query('DELETE FROM counted_fact WHERE rebuild_id IS DISTINCT FROM $1 AND fact_time < $2', [rebuildId, until])
}
