import { EntitySchema } from 'typeorm'

/** A document of a case; its bytes are sealed chunks under the same id. */
export interface DocumentRow {
  id: string
  caseId: string
  kind: string
  mediaType: string
  language: string
  /** bigint, as text. */
  size: string
  sha256: string
  /** Came with a message of the other authority. */
  received: boolean
  /** Name of that message. */
  message: string | null
  sealedTitle: Buffer | null
  createdAt: Date
}

/** Table `documents`. */
export const DocumentEntity = new EntitySchema<DocumentRow>({
  name: 'document',
  tableName: 'documents',
  columns: {
    id: { type: 'uuid', primary: true },
    caseId: { type: 'uuid', name: 'case_id' },
    kind: { type: 'text' },
    mediaType: { type: 'text', name: 'media_type' },
    language: { type: 'text' },
    size: { type: 'bigint' },
    sha256: { type: 'text' },
    received: { type: 'boolean' },
    message: { type: 'text', nullable: true },
    sealedTitle: { type: 'bytea', name: 'sealed_title', nullable: true },
    createdAt: { type: 'timestamptz', name: 'created_at' },
  },
})
