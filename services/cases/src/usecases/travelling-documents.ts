import { refuse } from '@sustento/platform/errors'
import type { CaseFile } from '@sustento/platform/gen/sustento/type/v1/case_file'
import type { EntityManager } from 'typeorm'
import { isOpening } from '../domain/application-forms.ts'
import { childIdsIn } from '../domain/names.ts'
import { getDocument } from '../store/documents.ts'
import type { SubmissionRow } from '../store/entities/submission.ts'

/**
 * Ids of the documents that travel with a form: with an application those that the case lists, since they are what the
 * law allows; with every other message the ones chosen for it.
 */
export async function documentsFor(
  tx: EntityManager,
  caseId: string,
  { purpose }: SubmissionRow,
  file: CaseFile,
  chosen: readonly string[],
): Promise<string[]> {
  if (isOpening(purpose)) {
    if (chosen.length > 0) {
      refuse('INVALID_ARGUMENT', 'the documents of an application are those of the case file', { field: 'documents' })
    }
    const listed = file.documents.map(({ document }) => document).filter((name) => name !== '')
    return listed.map((name) => childIdsIn(name, 'documents').id)
  }
  const ids = chosen.map((name) => childIdsIn(name, 'documents'))
  if (ids.some((each) => each.caseId !== caseId)) {
    refuse('INVALID_ARGUMENT', 'a document belongs to another case', { field: 'documents' })
  }
  for (const { id } of ids) await getDocument(tx, caseId, id)
  return [...new Set(ids.map(({ id }) => id))]
}
