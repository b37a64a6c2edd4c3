import { deleteChunks } from '@sustento/platform/chunks/chunks'
import type { EntityManager } from 'typeorm'
import { caseInScope } from './case-scope.ts'
import { forgetNames } from './name-index.ts'

/** Removes everything of a case that is sealed, its bytes and its search values; what tells nothing about a person stays. */
export async function eraseContents(tx: EntityManager, caseId: string, at: Date): Promise<void> {
  const blobs: { id: string }[] = await tx.query(
    `SELECT id FROM documents WHERE case_id = $1
     UNION ALL SELECT pdf_blob FROM submissions WHERE case_id = $1 AND pdf_blob IS NOT NULL
     UNION ALL SELECT xml_blob FROM submissions WHERE case_id = $1 AND xml_blob IS NOT NULL`,
    [caseId],
  )
  for (const { id } of blobs) await deleteChunks(tx, id)
  await forgetNames(tx, caseId)
  await tx.query('DELETE FROM persons WHERE case_id = $1', [caseId])
  await tx.query('UPDATE documents SET sealed_title = NULL WHERE case_id = $1', [caseId])
  await tx.query('UPDATE submissions SET sealed_answers = NULL, sealed_questions = NULL WHERE case_id = $1', [caseId])
  await tx.query('UPDATE tasks SET done_at = $2 WHERE case_id = $1 AND done_at IS NULL', [caseId, at])
}

/** Erases again a case that a restore brought back: see `applyErasures`. */
export async function eraseAgain(tx: EntityManager, scope: string): Promise<void> {
  const caseId = caseInScope(scope)
  if (caseId === undefined) return
  const [{ now }]: [{ now: Date }] = await tx.query('SELECT now() AS now')
  await eraseContents(tx, caseId, now)
  await tx.query(
    'UPDATE cases SET sealed = NULL, sealed_title = NULL, erased_at = $2 WHERE id = $1 AND erased_at IS NULL',
    [caseId, now],
  )
}
