import { Fault } from '@sustento/platform/errors'
import type { Statement } from '@sustento/platform/postgres/together'
import type { EntityManager } from 'typeorm'
import { type Chain, dueAt } from '../ecodex/chain.ts'
import type { Subject } from '../ecodex/evidence/evidence.ts'

/** A message of a partner with e-CODEX. */
export interface EcodexMessage {
  message: string
  subject: Subject
  /** What is proved about it; null for one that we received. */
  chain: Chain | null
}

/** Stores what the evidences of a message are about. */
export function insertEcodexMessage(
  { message, subject, chain }: EcodexMessage,
  due: Date | undefined = chain === null ? undefined : dueAt(chain),
): Statement {
  return {
    sql: 'INSERT INTO ecodex_messages (message, subject, chain, due_at) VALUES ($1, $2, $3, $4)',
    values: [message, JSON.stringify(subject), chain === null ? null : JSON.stringify(chain), due ?? null],
  }
}

/** What is known of a message, its row locked to the end of the transaction. */
export async function findEcodexMessage(tx: EntityManager, message: string): Promise<EcodexMessage | undefined> {
  const rows: EcodexMessage[] = await tx.query(
    'SELECT message, subject, chain FROM ecodex_messages WHERE message = $1 FOR UPDATE',
    [message],
  )
  return rows[0]
}

/** The same for one that must be known. */
export async function getEcodexMessage(tx: EntityManager, message: string): Promise<EcodexMessage> {
  const found = await findEcodexMessage(tx, message)
  if (found === undefined) throw new Fault('a message has no evidences')
  return found
}

/** The next message whose evidences were waited for long enough, left alone while another replica looks at it. */
export async function nextOverdue(tx: EntityManager, now: Date): Promise<EcodexMessage | undefined> {
  const rows: EcodexMessage[] = await tx.query(
    `SELECT message, subject, chain FROM ecodex_messages WHERE due_at <= $1
      ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED`,
    [now],
  )
  return rows[0]
}

/** Stores what is proved now. */
export async function updateChain(tx: EntityManager, message: string, chain: Chain): Promise<void> {
  await tx.query('UPDATE ecodex_messages SET chain = $2, due_at = $3 WHERE message = $1', [
    message,
    JSON.stringify(chain),
    dueAt(chain) ?? null,
  ])
}

/** Stores when a message is looked at again. */
export async function updateDue(tx: EntityManager, message: string, due: Date | undefined): Promise<void> {
  await tx.query('UPDATE ecodex_messages SET due_at = $2 WHERE message = $1', [message, due ?? null])
}

/** Nothing is waited for or sent any more: the message was erased or given up. */
export async function endEvidences(tx: EntityManager, message: string): Promise<void> {
  await tx.query('UPDATE ecodex_messages SET due_at = NULL WHERE message = $1', [message])
  await tx.query('DELETE FROM ecodex_work WHERE message = $1', [message])
}

/** How many messages wait for an evidence that is late: somebody was warned about the very one that is awaited. */
export async function countOverdue(tx: EntityManager): Promise<number> {
  const [{ count }]: [{ count: number }] = await tx.query(
    `SELECT count(*)::int AS count FROM ecodex_messages
      WHERE due_at IS NOT NULL AND (chain->>'warned')::int > (chain->>'reached')::int`,
  )
  return count
}
