import type { EntityManager } from 'typeorm'
import { erased, finalRefusals, givenUp, missingReceipt } from '../domain/outgoing.ts'
import type { HourCount } from '../domain/throughput.ts'

/** Failures that are noted of a message and are no attempt to send it. */
const noAttempts = [givenUp, erased, missingReceipt]

/**
 * Counts what happened in each hour since an instant. A submission that was rejected was never taken over. A message has
 * failed for good when the last of its failures was noted, as long as nobody sends it again.
 */
export async function countHappenings(tx: EntityManager, since: Date): Promise<HourCount[]> {
  return tx.query(
    `SELECT what, date_trunc('hour', at, 'UTC') AS hour, count(*)::int AS count FROM (
       SELECT CASE direction WHEN 'outgoing' THEN 'submitted' ELSE 'received' END AS what, created_at AS at
         FROM messages
        WHERE created_at >= $1 AND NOT (state = 'given-up' AND attempts = 0 AND failure = ANY($3))
       UNION ALL
       SELECT 'delivered', delivered_at FROM messages WHERE delivered_at >= $1 AND direction = 'outgoing'
       UNION ALL
       SELECT 'failedAttempts', at FROM evidences WHERE at >= $1 AND kind = 'failed' AND code <> ALL($2)
       UNION ALL
       SELECT 'failed', max(e.at) FROM evidences e JOIN messages m ON m.id = e.message
        WHERE e.at >= $1 AND e.kind = 'failed' AND m.state IN ('failed', 'given-up') GROUP BY m.id
     ) happened GROUP BY what, hour`,
    [since, noAttempts, finalRefusals],
  )
}
