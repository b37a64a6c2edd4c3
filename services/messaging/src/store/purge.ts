import type { EntityManager } from 'typeorm'
import { type MessageRow, messageColumns } from './message-row.ts'

/** What nothing happens to any more: whatever waits to be sent or taken over stays. */
const ended = `state IN ('delivered', 'delivered-without-receipt', 'failed', 'given-up', 'confirmed', 'forwarded')`

/** Messages before an instant that still have their content. Locked; another replica's are passed over. */
export function messagesWithContent(tx: EntityManager, before: Date, limit: number): Promise<MessageRow[]> {
  return tx.query(
    `SELECT ${messageColumns} FROM messages WHERE ${ended} AND erased_at IS NULL AND created_at < $1
      ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED`,
    [before, limit],
  )
}

/** Messages that another authority has since before an instant, ours and the one that took it there, with content. Locked likewise. */
export function forwardedWithContent(tx: EntityManager, before: Date, limit: number): Promise<MessageRow[]> {
  return tx.query(
    `SELECT ${messageColumns} FROM messages m WHERE erased_at IS NULL AND ${ended} AND (
         (state = 'forwarded' AND delivered_at < $1)
         OR EXISTS (SELECT FROM forwardings f JOIN messages r ON r.id = f.message
                     WHERE f.sent = m.id AND r.state = 'forwarded' AND r.delivered_at < $1))
        AND NOT EXISTS (SELECT FROM forwardings f WHERE f.message = m.id AND f.step <> 'done')
      ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED`,
    [before, limit],
  )
}

/** Ids of messages before an instant whose content is gone and which still have evidences. Locked likewise. */
export function messagesWithEvidence(tx: EntityManager, before: Date, limit: number): Promise<string[]> {
  return erasedWhere(tx, 'EXISTS', before, limit)
}

/** Ids of messages before an instant of which nothing but the addressing is left. Locked likewise. */
export function bareMessages(tx: EntityManager, before: Date, limit: number): Promise<string[]> {
  return erasedWhere(tx, 'NOT EXISTS', before, limit)
}

async function erasedWhere(tx: EntityManager, exists: string, before: Date, limit: number): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(
    `SELECT id FROM messages m WHERE ${ended} AND erased_at IS NOT NULL AND created_at < $1
        AND ${exists} (SELECT FROM evidences e WHERE e.message = m.id)
      ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED`,
    [before, limit],
  )
  return rows.map(({ id }) => id)
}

/** Removes what proves that messages were exchanged. */
export async function removeEvidence(tx: EntityManager, ids: readonly string[]): Promise<void> {
  for (const table of ['evidences', 'ecodex_work', 'ecodex_messages']) {
    await tx.query(`DELETE FROM ${table} WHERE message = ANY($1)`, [ids])
  }
}

/** Removes messages with the list of their parts. */
export async function removeAddressing(tx: EntityManager, ids: readonly string[]): Promise<void> {
  await tx.query('DELETE FROM forwardings WHERE message = ANY($1)', [ids])
  await tx.query('UPDATE forwardings SET sent = NULL WHERE sent = ANY($1)', [ids])
  for (const table of ['contained_parts', 'parts']) {
    await tx.query(`DELETE FROM ${table} WHERE message = ANY($1)`, [ids])
  }
  await tx.query('DELETE FROM messages WHERE id = ANY($1)', [ids])
}
