import type { EntityManager } from 'typeorm'
import { type MessageRow, messageColumns } from './message-row.ts'

/** Which messages are wanted; an empty field wants all. */
export interface MessageFilter {
  direction: string
  state: string
  conversationId: string
  partner?: string
  /** Still waits to be sent and was taken over before this instant. */
  waitingSince?: Date | undefined
  createdFrom?: Date | undefined
  createdUntil?: Date | undefined
}

/** Messages, newest first (their ids are UUIDv7), after the one with the id `after`. */
export async function listMessages(
  tx: EntityManager,
  filter: MessageFilter,
  after: string | undefined,
  limit: number,
): Promise<MessageRow[]> {
  return tx.query(
    `SELECT ${messageColumns} FROM messages
      WHERE ($1 = '' OR direction = $1) AND ($2 = '' OR state = $2) AND ($3 = '' OR conversation_id = $3)
        AND ($4::uuid IS NULL OR id < $4) AND ($6 = '' OR partner = $6)
        AND ($7::timestamptz IS NULL OR (state IN ('queued', 'sending') AND created_at < $7))
        AND ($8::timestamptz IS NULL OR created_at >= $8) AND ($9::timestamptz IS NULL OR created_at < $9)
      ORDER BY id DESC LIMIT $5`,
    [
      filter.direction,
      filter.state,
      filter.conversationId,
      after ?? null,
      limit,
      filter.partner ?? '',
      filter.waitingSince ?? null,
      filter.createdFrom ?? null,
      filter.createdUntil ?? null,
    ],
  )
}

/** Received messages that nobody has taken over yet, oldest first. */
export async function listReceived(tx: EntityManager, limit: number): Promise<MessageRow[]> {
  return tx.query(`SELECT ${messageColumns} FROM messages WHERE state = 'received' ORDER BY id LIMIT $1`, [limit])
}

/** Ids of those of the given messages that are not sent any more, delivered or not. */
export async function listSettled(tx: EntityManager, ids: string[]): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(
    `SELECT id FROM messages WHERE id = ANY($1) AND state NOT IN ('queued', 'sending')`,
    [ids],
  )
  return rows.map(({ id }) => id)
}
