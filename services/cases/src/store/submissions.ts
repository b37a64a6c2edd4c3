import { refuse } from '@sustento/platform/errors'
import { type EntityManager, Not } from 'typeorm'
import { v4 } from 'uuid'
import { SubmissionEntity, type SubmissionRow } from './entities/submission.ts'

/** Writes a new submission. */
export async function insertSubmission(tx: EntityManager, row: SubmissionRow): Promise<void> {
  await tx.insert(SubmissionEntity, row)
}

/** A submission of this case. */
export async function getSubmission(em: EntityManager, caseId: string, id: string): Promise<SubmissionRow> {
  const row = await em.findOneBy(SubmissionEntity, { caseId, id })
  return row ?? refuse('NOT_FOUND', 'there is no such form in the case', { submission: id })
}

/** A draft of this case, to be changed by somebody who has read its etag. The case must be locked. */
export async function getDraft(tx: EntityManager, caseId: string, id: string, etag: string): Promise<SubmissionRow> {
  const row = await getSubmission(tx, caseId, id)
  if (etag === '') refuse('ETAG_REQUIRED', 'a change to a form needs the etag last read', { submission: id })
  if (row.etag !== etag) refuse('STALE_ETAG', 'the form changed since it was read', { submission: id })
  if (row.state !== 'draft') {
    refuse('TRANSITION_NOT_ALLOWED', 'the form is final and does not change any more', { submission: id })
  }
  return row
}

/** The submissions of a case, newest first. */
export function submissionsOf(em: EntityManager, caseId: string): Promise<SubmissionRow[]> {
  return em.find(SubmissionEntity, { where: { caseId }, order: { id: 'DESC' } })
}

/** The forms that travel in the message of this submission, with itself first. */
export function carriedBy(em: EntityManager, id: string): Promise<SubmissionRow[]> {
  return em
    .createQueryBuilder(SubmissionEntity, 's')
    .where('s.id = :id OR s.carrier = :id', { id })
    .orderBy('s.carrier', 'ASC', 'NULLS FIRST')
    .addOrderBy('s.id', 'ASC')
    .getMany()
}

/** Changes a submission and gives it a new etag. */
export async function changeSubmission(
  tx: EntityManager,
  row: SubmissionRow,
  changes: Partial<Omit<SubmissionRow, 'id' | 'caseId' | 'etag' | 'createdAt'>>,
): Promise<SubmissionRow> {
  const set = { ...changes, etag: v4() }
  const result = await tx
    .createQueryBuilder()
    .update(SubmissionEntity)
    .set(set)
    .where('id = :id AND etag = :etag', { id: row.id, etag: row.etag })
    .execute()
  if (result.affected !== 1) refuse('STALE_ETAG', 'the form changed since it was read', { submission: row.id })
  return { ...row, ...set }
}

/** Deletes a draft. */
export async function deleteDraft(tx: EntityManager, row: SubmissionRow): Promise<void> {
  await tx.delete(SubmissionEntity, { id: row.id, etag: row.etag, state: 'draft' })
}

/** Frozen forms that wait for the access point, oldest first; forms that travel with another are not listed. */
export function submissionsToDispatch(em: EntityManager, limit: number): Promise<SubmissionRow[]> {
  return em
    .createQueryBuilder(SubmissionEntity, 's')
    .where(`s.state = 'frozen' AND s.carrier IS NULL`)
    .orderBy('s.frozenAt', 'ASC')
    .limit(limit)
    .getMany()
}

/** Whether anything has left this case, or is about to. */
export function hasSent(em: EntityManager, caseId: string): Promise<boolean> {
  return em.existsBy(SubmissionEntity, { caseId, direction: 'outgoing', state: Not('draft') })
}
