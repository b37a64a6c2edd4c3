import { Fault, refuse } from '@sustento/platform/errors'
import type { EntityManager } from 'typeorm'
import { type MessageRow, messageColumns, type PartRow, type WireRow } from './message-row.ts'

/** The message with this id, or a refusal. */
export async function getMessage(tx: EntityManager, id: string): Promise<MessageRow> {
  return (await findOne(tx, 'id = $1', [id])) ?? refuse('NOT_FOUND', 'there is no such message', { message: id })
}

/** The message with this id, its row locked to the end of the transaction, or a refusal. */
export async function getMessageForUpdate(tx: EntityManager, id: string): Promise<MessageRow> {
  const row = await findOne(tx, 'id = $1 FOR UPDATE', [id])
  return row ?? refuse('NOT_FOUND', 'there is no such message', { message: id })
}

/** What was received from a partner under this wire id. */
export async function findReceived(
  tx: EntityManager,
  partner: string,
  messageId: string,
): Promise<MessageRow | undefined> {
  return findOne(tx, `direction = 'incoming' AND partner = $1 AND message_id = $2`, [partner, messageId])
}

async function findOne(tx: EntityManager, where: string, values: unknown[]): Promise<MessageRow | undefined> {
  const rows: MessageRow[] = await tx.query(`SELECT ${messageColumns} FROM messages WHERE ${where}`, values)
  return rows[0]
}

/** The parts of messages, in their order. */
export async function listParts(tx: EntityManager, messages: string[]): Promise<Map<string, PartRow[]>> {
  const rows: (PartRow & { message: string })[] = await tx.query(
    `SELECT message, position, listed, id, kind, media_type AS "mediaType", size::float8 AS size, sha256,
            document_kind AS "documentKind", content_id AS "contentId", block, iv, compressed,
            signed_size::float8 AS "signedSize"
       FROM parts WHERE message = ANY($1) ORDER BY message, position`,
    [messages],
  )
  return Map.groupBy(rows, (row) => row.message)
}

/** What a message is on the wire. */
export async function getWire(tx: EntityManager, message: string): Promise<WireRow> {
  const rows: WireRow[] = await tx.query(
    `SELECT content_type AS "contentType", framing, block, sealed_envelope AS "sealedEnvelope",
            sealed_keys AS "sealedKeys"
       FROM wires WHERE message = $1`,
    [message],
  )
  const [row] = rows
  if (row === undefined) throw new Fault('a message has no wire form')
  return row
}
