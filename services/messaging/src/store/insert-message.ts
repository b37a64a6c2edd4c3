import type { Statement } from '@sustento/platform/postgres/together'
import type { MessageRow, PartRow, WireRow } from './message-row.ts'

/** Stores a message, unless one was received from this partner, or sent, under its wire id before. */
export function insertMessage(row: MessageRow): Statement {
  return {
    sql: `INSERT INTO messages (id, direction, state, partner, message_id, conversation_id, ref_to_message_id, action, source,
       digests, next_attempt_at, created_at, forwarded_by, original_partner, original_message_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
     ON CONFLICT DO NOTHING RETURNING id`,
    values: [
      row.id,
      row.direction,
      row.state,
      row.partner,
      row.messageId,
      row.conversationId,
      row.refToMessageId,
      row.action,
      row.source,
      JSON.stringify(row.digests),
      row.nextAttemptAt,
      row.createdAt,
      row.forwardedBy,
      row.originalPartner,
      row.originalMessageId,
    ],
    must: true,
  }
}

/** Stores what the message is on the wire. */
export function insertWire(message: string, row: WireRow): Statement {
  return {
    sql: `INSERT INTO wires (message, content_type, framing, block, sealed_envelope, sealed_keys)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    values: [message, row.contentType, JSON.stringify(row.framing), row.block, row.sealedEnvelope, row.sealedKeys],
  }
}

/** Stores what is known about a part. */
export function insertPart(message: string, row: PartRow): Statement {
  return {
    sql: `INSERT INTO parts (message, position, listed, id, kind, media_type, size, sha256, document_kind, content_id, block, iv,
       compressed, signed_size)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    values: [
      message,
      row.position,
      row.listed,
      row.id,
      row.kind,
      row.mediaType,
      row.size,
      row.sha256,
      row.documentKind,
      row.contentId,
      row.block,
      row.iv,
      row.compressed,
      row.signedSize,
    ],
  }
}
