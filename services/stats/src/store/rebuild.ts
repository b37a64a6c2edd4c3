import type { EntityManager } from 'typeorm'
import type { CountedFact } from './counted-fact.ts'

// A rebuild is one transaction: until it commits, readers see the old figures and the consumer goes on beside it.

/** One rebuild at a time per tenant: a second one waits for the first. */
export async function lockRebuild(tx: EntityManager): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtext('stats rebuild'))`)
}

/** Forgets what was counted so far. */
export async function deleteCounted(tx: EntityManager): Promise<void> {
  await tx.query('DELETE FROM counted_fact')
}

// As one JSON parameter: a query builder spends more time on the parameters of a batch than the database on its rows.
const insertAll = `
  INSERT INTO counted_fact (event_id, fact_time, year, instrument, direction, application, counterpart_state,
                            opened, applications, acknowledged, acknowledged_in_time,
                            status_reports, status_reports_in_time, refused, discontinued)
  SELECT "eventId", "factTime", year, instrument, direction, application, "counterpartState",
         opened, applications, acknowledged, "acknowledgedInTime",
         "statusReports", "statusReportsInTime", refused, discontinued
    FROM jsonb_to_recordset($1) AS fact (
      "eventId" uuid, "factTime" timestamptz, year integer, instrument text, direction text, application text,
      "counterpartState" text, opened smallint, applications smallint, acknowledged smallint,
      "acknowledgedInTime" smallint, "statusReports" smallint, "statusReportsInTime" smallint,
      refused smallint, discontinued smallint)
  ON CONFLICT DO NOTHING`

/** Counts facts; those that the consumer has counted meanwhile, or is counting, are counted once. */
export async function insertAllCounted(tx: EntityManager, facts: CountedFact[]): Promise<void> {
  if (facts.length > 0) await tx.query(insertAll, [JSON.stringify(facts)])
}
