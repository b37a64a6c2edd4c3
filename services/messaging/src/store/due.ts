import type { EntityManager } from 'typeorm'
import { type MessageRow, messageColumns } from './message-row.ts'

/**
 * Leases a message that is due, to one worker of one replica; undefined when there is none. The attempt counts from
 * here: a process that dies in it has used it up. A lease that ran out is
 * that of a process which died: the message is sent again, and the partner recognises it by its id.
 */
export async function leaseDue(
  db: EntityManager,
  lease: { id: string; now: Date; until: Date },
): Promise<MessageRow | undefined> {
  const [rows]: [MessageRow[]] = await db.query(
    `UPDATE messages SET lease = $2, leased_until = $3, state = 'sending', attempts = attempts + 1, round = round + 1
      WHERE id = (SELECT id FROM messages
                   WHERE state IN ('queued', 'sending') AND next_attempt_at <= $1
                     AND (leased_until IS NULL OR leased_until <= $1)
                   ORDER BY next_attempt_at LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING ${messageColumns}`,
    [lease.now, lease.id, lease.until],
  )
  return rows[0]
}

/** Extends a lease while the message is on its way; false when another worker has taken it over. */
export async function extendLease(tx: EntityManager, message: string, lease: string, until: Date): Promise<boolean> {
  const [rows]: [unknown[]] = await tx.query(
    'UPDATE messages SET leased_until = $3 WHERE id = $1 AND lease = $2 RETURNING id',
    [message, lease, until],
  )
  return rows.length === 1
}

/** Ends every lease: those who held one are known to have died. */
export async function releaseLeases(db: EntityManager): Promise<void> {
  await db.query('UPDATE messages SET lease = NULL, leased_until = NULL WHERE leased_until IS NOT NULL')
}

/** A message on its way: when it is sent again, whether a worker has it in hand, what went wrong the last time. */
export interface Waiting {
  id: string
  nextAttemptAt: Date
  isInHand: boolean
  failure: string
}

/** Those of the given messages that are still on their way. */
export async function listWaiting(tx: EntityManager, ids: string[], now: Date): Promise<Waiting[]> {
  return tx.query(
    `SELECT id, next_attempt_at AS "nextAttemptAt", failure, coalesce(leased_until > $2, false) AS "isInHand"
      FROM messages WHERE id = ANY($1) AND state IN ('queued', 'sending')`,
    [ids, now],
  )
}

/** Makes every message due that waits for its next attempt; the schedule goes on from there. */
export async function makeDue(tx: EntityManager, now: Date): Promise<void> {
  await tx.query(
    `UPDATE messages SET next_attempt_at = $1 WHERE state IN ('queued', 'sending') AND next_attempt_at > $1`,
    [now],
  )
}
