import { refuse } from '@sustento/platform/errors'
import type { EntityManager } from 'typeorm'
import { wasRejected } from '../domain/outgoing.ts'
import { type MessageRow, messageColumns, type PartRow, type WireRow } from './message-row.ts'

/** The message with this id, or a refusal. */
export async function getMessage(tx: EntityManager, id: string): Promise<MessageRow> {
  return (await findMessage(tx, id)) ?? refuse('NOT_FOUND', 'there is no such message', { message: id })
}

/** The message with this id, if there is one, its row locked to the end of the transaction. */
export function findMessageForUpdate(tx: EntityManager, id: string): Promise<MessageRow | undefined> {
  return findOne(tx, 'id = $1 FOR UPDATE', [id])
}

/** The message with this id, if there is one. */
export function findMessage(tx: EntityManager, id: string): Promise<MessageRow | undefined> {
  return findOne(tx, 'id = $1', [id])
}

/** The message with this id, its row locked to the end of the transaction, or a refusal. */
export async function getMessageForUpdate(tx: EntityManager, id: string): Promise<MessageRow> {
  const row = await findMessageForUpdate(tx, id)
  return row ?? refuse('NOT_FOUND', 'there is no such message', { message: id })
}

/** What is left to be erased of a case: the messages with these ids, and those made from its resources. Locked. */
export async function messagesToErase(tx: EntityManager, ids: string[], caseName: string): Promise<MessageRow[]> {
  return tx.query(
    `SELECT ${messageColumns} FROM messages
      WHERE (id = ANY($1) OR (direction = 'outgoing' AND source ^@ $2)) AND erased_at IS NULL ORDER BY id FOR UPDATE`,
    [ids, `${caseName}/`],
  )
}

/** What was received from a partner under this wire id. */
export async function findReceived(
  tx: EntityManager,
  partner: string,
  messageId: string,
): Promise<MessageRow | undefined> {
  return findOne(tx, `direction = 'incoming' AND partner = $1 AND message_id = $2`, [partner, messageId])
}

/** The message that was made from a resource. */
export async function findMadeFrom(tx: EntityManager, source: string): Promise<MessageRow | undefined> {
  return findOne(tx, `direction = 'outgoing' AND source = $1`, [source])
}

/** What we sent to a partner under this wire id. */
export async function findSent(tx: EntityManager, partner: string, messageId: string): Promise<MessageRow | undefined> {
  return findOne(tx, `direction = 'outgoing' AND partner = $1 AND message_id = $2`, [partner, messageId])
}

/** What we sent under this wire id, to whomever. */
export async function findSentUnder(tx: EntityManager, messageId: string): Promise<MessageRow | undefined> {
  return findOne(tx, `direction = 'outgoing' AND message_id = $1`, [messageId])
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

/** What a message is on the wire. Every message that was accepted has that until it is erased. */
export async function getWire(tx: EntityManager, message: string): Promise<WireRow> {
  const rows: WireRow[] = await tx.query(
    `SELECT content_type AS "contentType", framing, block, sealed_envelope AS "sealedEnvelope",
            sealed_keys AS "sealedKeys"
       FROM wires WHERE message = $1`,
    [message],
  )
  if (rows[0]) return rows[0]
  if (wasRejected(await getMessage(tx, message))) {
    refuse('NEVER_ACCEPTED', 'the message was refused when it was handed in and has no content', { message })
  }
  return refuse('ERASED', 'the content of the message has been erased', { message })
}
