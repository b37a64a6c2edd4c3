import { refuse } from '@sustento/platform/errors'
import { type EntityManager, In } from 'typeorm'
import { DocumentEntity, type DocumentRow } from './entities/document.ts'

/** Writes a document; its bytes are chunks under the same id. */
export async function insertDocument(tx: EntityManager, row: DocumentRow): Promise<void> {
  await tx.insert(DocumentEntity, row)
}

/** A document of this case. */
export async function getDocument(em: EntityManager, caseId: string, id: string): Promise<DocumentRow> {
  const row = await em.findOneBy(DocumentEntity, { caseId, id })
  return row ?? refuse('NOT_FOUND', 'there is no such document', { document: id })
}

/** The documents of a case in the order in which they came. */
export function documentsOf(em: EntityManager, caseId: string): Promise<DocumentRow[]> {
  return em.find(DocumentEntity, { where: { caseId }, order: { id: 'ASC' } })
}

/** Documents of a case in the order of the given ids. */
export async function documentsIn(em: EntityManager, caseId: string, ids: string[]): Promise<DocumentRow[]> {
  const rows = await em.findBy(DocumentEntity, { caseId, id: In(ids) })
  return ids.flatMap((id) => rows.find((row) => row.id === id) ?? [])
}
