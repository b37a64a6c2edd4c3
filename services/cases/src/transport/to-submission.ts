import { SubmissionState as State, type Submission } from '@sustento/platform/gen/sustento/cases/v1/case'
import { toDate } from '@sustento/platform/legal-date'
import type { App } from '../app.ts'
import { getForm, getInstrument } from '../domain/law.ts'
import { childName } from '../domain/names.ts'
import { inWords } from '../domain/words.ts'
import type { SubmissionState } from '../store/entities/submission.ts'
import type { ReadSubmission } from '../usecases/read-submissions.ts'
import { directions } from './to-case.ts'

const states: Record<SubmissionState, State> = {
  draft: State.SUBMISSION_STATE_DRAFT,
  frozen: State.SUBMISSION_STATE_FROZEN,
  'handed-over': State.SUBMISSION_STATE_HANDED_OVER,
  delivered: State.SUBMISSION_STATE_DELIVERED,
  failed: State.SUBMISSION_STATE_FAILED,
  posted: State.SUBMISSION_STATE_POSTED,
  received: State.SUBMISSION_STATE_RECEIVED,
}

/** A form of a case as the contract says it. */
export function toSubmission(app: App, tenant: string, read: ReadSubmission, language: string): Submission {
  const { case: owner, row, accompanies, answers } = read
  const form = getForm(getInstrument(app.law, owner.instrument), row.form)
  return {
    name: childName(tenant, row.caseId, 'submissions', row.id),
    form: row.form,
    edition: row.edition,
    formTitle: inWords(form.title, language),
    language: row.language,
    state: states[row.state],
    direction: directions[row.direction],
    answers,
    signedParts: row.signedParts.map(({ part, signedBy, signedOn }) => ({
      part,
      signedBy,
      signedOn: toDate(signedOn),
    })),
    message: row.message ?? '',
    delivery: row.delivery,
    accompanies: accompanies.map((id) => childName(tenant, row.caseId, 'submissions', id)),
    documents: row.documents.map((id) => childName(tenant, row.caseId, 'documents', id)),
    pdfSha256: row.pdfSha256 ?? '',
    xmlSha256: row.xmlSha256 ?? '',
    freezeTime: row.frozenAt ?? undefined,
    postedOn: row.postedOn === null ? undefined : toDate(row.postedOn),
    createTime: row.createdAt,
    etag: row.etag,
    purpose: row.purpose,
  }
}
