import type { Statement } from '@sustento/platform/postgres/together'
import type { EntityManager } from 'typeorm'
import type { Outgoing } from '../domain/outgoing.ts'
import type { MessageRow } from './message-row.ts'

/** The course of a message that we send, as the domain sees it. */
export function courseOf(row: MessageRow): Outgoing {
  return {
    state: row.state as Outgoing['state'],
    attempts: row.attempts,
    round: row.round,
    failure: row.failure,
    nextAttemptAt: row.nextAttemptAt ?? undefined,
    deliveredAt: row.deliveredAt ?? undefined,
  }
}

/** Stores where a message stands now. Its row is locked by the caller. */
export async function updateCourse(tx: EntityManager, message: string, course: Outgoing): Promise<void> {
  const { sql, values } = courseStatement(message, course, null)
  await tx.query(sql, values)
}

/** The statement that does so, and ends a lease unless another worker has taken the message over. */
export function courseStatement(message: string, course: Outgoing, lease: string | null): Statement {
  const { state, attempts, round, failure, nextAttemptAt = null, deliveredAt = null } = course
  return {
    sql: `UPDATE messages SET state = $2, attempts = $3, round = $4, failure = $5, next_attempt_at = $6,
             delivered_at = $7, lease = nullif(lease, $8::uuid),
             leased_until = CASE WHEN lease = $8::uuid THEN NULL ELSE leased_until END
      WHERE id = $1`,
    values: [message, state, attempts, round, failure, nextAttemptAt, deliveredAt, lease],
  }
}

/**
 * The statement that stores how an attempt ended, provided that nothing else has happened to the message since it was
 * leased, and that nothing is proved about it but by receipts.
 */
export function attemptStatement({ id, lease, state, attempts, round }: MessageRow, course: Outgoing): Statement {
  const { sql, values } = courseStatement(id, course, lease)
  return {
    sql: `${sql} AND lease = $8::uuid AND state = $9 AND attempts = $10 AND round = $11
        AND NOT EXISTS (SELECT FROM ecodex_messages WHERE message = $1) RETURNING id`,
    values: [...values, state, attempts, round],
    must: true,
  }
}

/** `cases` has taken a received message over. */
export async function updateConfirmed(tx: EntityManager, message: string, at: Date): Promise<void> {
  await tx.query(`UPDATE messages SET state = 'confirmed', delivered_at = $2 WHERE id = $1`, [message, at])
}
