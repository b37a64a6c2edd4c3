import type { EntityManager } from 'typeorm'
import type { HourCount } from '../domain/throughput.ts'

/**
 * Counts what happened in each hour since an instant. Giving up is no attempt, nor is the report that all attempts
 * were in vain.
 */
export async function countHappenings(tx: EntityManager, since: Date): Promise<HourCount[]> {
  return tx.query(
    `SELECT what, date_trunc('hour', at, 'UTC') AS hour, count(*)::int AS count FROM (
       SELECT CASE direction WHEN 'outgoing' THEN 'submitted' ELSE 'received' END AS what, created_at AS at
         FROM messages WHERE created_at >= $1
       UNION ALL
       SELECT 'delivered', delivered_at FROM messages WHERE delivered_at >= $1 AND direction = 'outgoing'
       UNION ALL
       SELECT 'failed', at FROM evidences WHERE at >= $1 AND kind = 'failed' AND code NOT IN ('GIVEN_UP', 'EBMS:0301')
     ) happened GROUP BY what, hour`,
    [since],
  )
}
