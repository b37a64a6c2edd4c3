import type { EntityManager } from 'typeorm'

/** A document that came in a container, as it is stored; its content lies at its position, as that of any part. */
export interface ContainedPartRow {
  /** After those of the wire. */
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
  const { position, id, kind, mediaType, size, sha256, documentKind, sealedName } = row
  await tx.query(
    `INSERT INTO contained_parts (message, position, id, kind, media_type, size, sha256, document_kind, sealed_name)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [message, position, id, kind, mediaType, size, sha256, documentKind, sealedName],
  )
}

/** The documents that came in the containers of messages, in the order of the containers. */
export async function listContainedParts(
  tx: EntityManager,
  messages: string[],
): Promise<Map<string, ContainedPartRow[]>> {
  const rows: (ContainedPartRow & { message: string })[] = await tx.query(
    `SELECT message, position, id, kind, media_type AS "mediaType", size::float8 AS size, sha256,
            document_kind AS "documentKind", sealed_name AS "sealedName"
       FROM contained_parts WHERE message = ANY($1) ORDER BY message, position`,
    [messages],
  )
  return Map.groupBy(rows, (row) => row.message)
}

/** Where the name of a document is sealed to. */
export const namePlace = (tenant: string, message: string, position: number) =>
  `${tenant}/contained_parts/${message}/${position}/sealed_name`
