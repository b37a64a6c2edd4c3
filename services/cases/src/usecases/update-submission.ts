import type { Ctx } from '@sustento/platform/ctx'
import { refuse } from '@sustento/platform/errors'
import {
  DeleteSubmissionRequest,
  SignSubmissionRequest,
  UpdateSubmissionRequest,
} from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import type { Answer } from '@sustento/platform/gen/sustento/type/v1/answer'
import { toIsoDay } from '@sustento/platform/legal-date'
import type { EntityManager } from 'typeorm'
import type { App } from '../app.ts'
import { sideOf } from '../domain/instrument.ts'
import { getForm, getInstrument } from '../domain/law.ts'
import { childIdsIn } from '../domain/names.ts'
import { isPointOfOther } from '../domain/parts.ts'
import { openEveryAnswer, sealAnswers } from '../store/answers.ts'
import { getCaseForUpdate } from '../store/cases.ts'
import type { CaseRow } from '../store/entities/case.ts'
import type { SubmissionRow } from '../store/entities/submission.ts'
import { changeSubmission, deleteDraft, getDraft } from '../store/submissions.ts'
import { withTyped } from './case-changes.ts'
import { momentOf } from './moment.ts'
import { once } from './once.ts'
import { requireLanguage } from './plain-text.ts'
import { auditDone, noteDone } from './record.ts'
import { openVault } from './vault.ts'

/** Changes answers of a draft. A part that was signed is no longer signed when its form changes. */
export async function updateSubmission(app: App, ctx: Ctx, request: UpdateSubmissionRequest): Promise<string> {
  requireLanguage('language', request.language)
  return once(app, ctx, 'UpdateSubmission', UpdateSubmissionRequest, request, async (work) => {
    const { case: owner, row } = await draftIn(work.tx, request)
    requireOwnPart(app, owner, row.form, request.answers)
    const vault = await openVault(app, ctx.tenant, row.caseId)
    const answers = withTyped(openEveryAnswer(vault, row), request.answers, ctx.actor.subject)
    await changeSubmission(work.tx, row, {
      sealedAnswers: sealAnswers(vault, row.id, answers),
      ...(request.language ? { language: request.language } : {}),
      signedParts: [],
    })
    await auditDone(work, 'submission.update', request.name)
    return request.name
  })
}

/** Deletes a draft. */
export function deleteSubmission(app: App, ctx: Ctx, request: DeleteSubmissionRequest): Promise<string> {
  return once(app, ctx, 'DeleteSubmission', DeleteSubmissionRequest, request, async (work) => {
    const { row } = await draftIn(work.tx, request)
    await deleteDraft(work.tx, row)
    await noteDone(work, row.caseId, 'submission-deleted', { form: row.form }, request.name)
    await auditDone(work, 'submission.delete', request.name)
    return request.name
  })
}

/** What the other authority wrote in its part of the form stays as it wrote it. */
function requireOwnPart(app: App, { instrument, direction }: CaseRow, formId: string, answers: Answer[]): void {
  const form = getForm(getInstrument(app.law, instrument), formId)
  const foreign = answers.find(({ path }) => isPointOfOther(form, `${sideOf(direction)}-authority`, path))
  if (foreign) {
    refuse('INVALID_ARGUMENT', 'the other authority completes this part of the form', { field: foreign.path })
  }
}

/** Records that a part was signed on paper. */
export async function signSubmission(app: App, ctx: Ctx, request: SignSubmissionRequest): Promise<string> {
  const { name, part, signedBy } = request
  const signedOn = toIsoDay(request.signedOn)
  if (!signedOn || signedOn > momentOf(app, ctx.tenant).today) {
    refuse('INVALID_ARGUMENT', 'the day of the signature is not a day until today', { field: 'signed_on' })
  }
  if (signedBy !== 'applicant' && signedBy !== 'official') {
    refuse('INVALID_ARGUMENT', 'signed_by is applicant or official', { field: 'signed_by' })
  }
  return once(app, ctx, 'SignSubmission', SignSubmissionRequest, request, async (work) => {
    const { case: owner, row } = await draftIn(work.tx, request)
    const form = getForm(getInstrument(app.law, owner.instrument), row.form)
    if (!form.parts?.some((each) => each.part === part)) {
      refuse('INVALID_ARGUMENT', `the form has no part ${part}`, { field: 'part' })
    }
    const others = row.signedParts.filter((each) => each.part !== part)
    await changeSubmission(work.tx, row, { signedParts: [...others, { part, signedBy, signedOn }] })
    await noteDone(work, row.caseId, 'submission-signed', { form: row.form, part }, name)
    await auditDone(work, 'submission.sign', name)
    return name
  })
}

async function draftIn(
  tx: EntityManager,
  { name, etag }: { name: string; etag: string },
): Promise<{ case: CaseRow; row: SubmissionRow }> {
  const { caseId, id } = childIdsIn(name, 'submissions')
  return { case: await getCaseForUpdate(tx, caseId), row: await getDraft(tx, caseId, id, etag) }
}
