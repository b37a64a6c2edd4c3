import { dayOf } from '@sustento/platform/chunks/object-day'
import type { EntityManager } from 'typeorm'

/** A document that came in a container, as it is stored. */
export interface ContainedPartRow {
  /** Where its content lies, sealed under the key of its message. */
  content: string
  /** Its place in that content, which is that in the container. */
  position: number
  id: string
  kind: string
  mediaType: string
  size: number
  sha256: string
  documentKind: string
  /** The sender chose it: it may name a person. */
  sealedName: Buffer
}

/** Stores what is known about a document of a container. */
export async function insertContainedPart(tx: EntityManager, message: string, row: ContainedPartRow): Promise<void> {
  const { content, position, id, kind, mediaType, size, sha256, documentKind, sealedName } = row
  await tx.query(
    `INSERT INTO contained_parts (message, content, position, id, kind, media_type, size, sha256, document_kind, sealed_name)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [message, content, position, id, kind, mediaType, size, sha256, documentKind, sealedName],
  )
}

/** The documents that came in the containers of messages, in the order of the containers. */
export async function listContainedParts(
  tx: EntityManager,
  messages: string[],
): Promise<Map<string, ContainedPartRow[]>> {
  const rows: (ContainedPartRow & { message: string })[] = await tx.query(
    `SELECT message, content, position, id, kind, media_type AS "mediaType", size::float8 AS size, sha256,
            document_kind AS "documentKind", sealed_name AS "sealedName"
       FROM contained_parts WHERE message = ANY($1) ORDER BY message, position`,
    [messages],
  )
  return Map.groupBy(rows, (row) => row.message)
}

/** Removes the content of the documents of a message. */
export async function eraseContained(tx: EntityManager, message: string): Promise<void> {
  const rows: { content: string }[] = await tx.query(
    'SELECT DISTINCT content FROM contained_parts WHERE message = $1',
    [message],
  )
  for (const { content } of rows) {
    await tx.query('DELETE FROM chunks WHERE day = $1 AND content = $2', [dayOf(content), content])
  }
  await tx.query(`UPDATE contained_parts SET sealed_name = '' WHERE message = $1`, [message])
}

/** Where the name of a document is sealed to. */
export const namePlace = (tenant: string, message: string, position: number) =>
  `${tenant}/contained_parts/${message}/${position}/sealed_name`
