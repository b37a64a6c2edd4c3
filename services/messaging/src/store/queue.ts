import type { EntityManager } from 'typeorm'
import type { MessageRow } from './message-row.ts'

/** Messages in a state that is not the end. */
export interface QueueCount {
  state: MessageRow['state']
  count: number
  /** Those taken over to be sent before the instant that was asked for. */
  stuck: number
  /** When the oldest was taken over or received. */
  oldest: Date
}

/** Each of these conditions has an index: what is finished is not looked at. */
const unfinished = [`state IN ('queued', 'sending')`, `state = 'failed'`, `state = 'received'`, `state = 'forwarding'`]

/** Counts what is not finished, of one partner or of all. */
export async function countQueue(tx: EntityManager, partner: string, stuckBefore: Date): Promise<QueueCount[]> {
  const counts = unfinished.map(
    (condition) => `SELECT state, count(*)::int AS count, min(created_at) AS oldest,
        (count(*) FILTER (WHERE state IN ('queued', 'sending') AND created_at < $2))::int AS stuck
       FROM messages WHERE ${condition} AND ($1 = '' OR partner = $1) GROUP BY state`,
  )
  return tx.query(counts.join(' UNION ALL '), [partner, stuckBefore])
}
