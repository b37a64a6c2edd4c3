import type { Document } from '@sustento/platform/gen/sustento/cases/v1/case'
import { childName } from '../domain/names.ts'
import type { ReadDocument } from '../usecases/read-documents.ts'

/** A document as the contract says it. */
export function toDocument(tenant: string, { row, title }: ReadDocument): Document {
  return {
    name: childName(tenant, row.caseId, 'documents', row.id),
    kind: row.kind,
    title,
    mediaType: row.mediaType,
    size: BigInt(row.size),
    sha256: row.sha256,
    language: row.language,
    received: row.received,
    createTime: row.createdAt,
  }
}
