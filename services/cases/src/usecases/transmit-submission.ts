import type { Ctx } from '@sustento/platform/ctx'
import { refuse } from '@sustento/platform/errors'
import type { DateMessage } from '@sustento/platform/gen/google/type/date'
import { TransmitSubmissionRequest } from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import { toIsoDay } from '@sustento/platform/legal-date'
import type { EntityManager } from 'typeorm'
import type { App } from '../app.ts'
import { belongsToApplication, isOpening } from '../domain/application-forms.ts'
import { getForm, getInstrument } from '../domain/law.ts'
import { childIdsIn, childName } from '../domain/names.ts'
import type { IsoDate } from '../domain/working-days.ts'
import { openAnswers } from '../store/answers.ts'
import { readFile } from '../store/case-file.ts'
import { changeCase, getCaseForUpdate } from '../store/cases.ts'
import type { SubmissionRow } from '../store/entities/submission.ts'
import { getDraft, getSubmission } from '../store/submissions.ts'
import { finishTasks } from '../store/tasks.ts'
import { timeLimitsOf } from '../store/time-limits.ts'
import { checkSubmission } from './check-submission.ts'
import { recordPosting } from './delivery.ts'
import { tell } from './facts.ts'
import { fileAfterOwnMessage } from './file-after-message.ts'
import { changesOf } from './follow-case.ts'
import { freeze } from './freeze.ts'
import { dayOf } from './moment.ts'
import { once } from './once.ts'
import { proceed } from './proceed.ts'
import { nextStatus } from './progress.ts'
import { auditDone, noteDone } from './record.ts'
import { requireSayable } from './sayable.ts'
import { documentsFor } from './travelling-documents.ts'
import { refuseUnsendable } from './unsendable.ts'
import { openVault } from './vault.ts'
import type { Work } from './work.ts'

/**
 * Freezes a form, and those that travel with it, and leaves them for the access point, unless they went by post. Nothing
 * that the law or the form wants is missing then; afterwards they never change.
 */
export async function transmitSubmission(app: App, ctx: Ctx, request: TransmitSubmissionRequest): Promise<string> {
  const name = await once(app, ctx, 'TransmitSubmission', TransmitSubmissionRequest, request, (work) =>
    transmit(work, request),
  )
  if (request.postedOn) return name
  app.at('frozen-before-dispatch')
  app.wakeDispatch(ctx.tenant)
  return name
}

async function transmit(work: Work, request: TransmitSubmissionRequest): Promise<string> {
  const { app, ctx, tx, at, today } = work
  const { caseId, id } = childIdsIn(request.name, 'submissions')
  const row = await getCaseForUpdate(tx, caseId)
  const first = await getDraft(tx, caseId, id, request.etag)
  const posted = request.postedOn && postingDay(work, first, request.postedOn)
  const others = await travellers(tx, caseId, first, request.accompanies)
  const vault = await openVault(app, ctx.tenant, caseId)
  const ours = openAnswers(vault, first)
  const said = requireSayable(work, row, first, ours)
  const file = await readFile(tx, vault, row)
  const limits = await timeLimitsOf(tx, [caseId])
  const documents = await documentsFor(tx, caseId, first, file, request.documents)
  for (const each of [first, ...others]) {
    const answers = each === first ? ours : openAnswers(vault, each)
    const forms = [first, ...others].map(({ form }) => form)
    const subject = { case: row, file, row: each, answers, forms, limits, language: ctx.locale ?? 'en' }
    const changes = row.nonDisclosure ? await changesOf(work, vault, row, each, file) : []
    refuseUnsendable(each.form, await checkSubmission(app, ctx, subject, changes))
    const carriage = each.id === id ? { carrier: null, documents } : { carrier: id, documents: [] }
    await freeze(work, vault, subject, carriage)
    const name = childName(ctx.tenant, caseId, 'submissions', each.id)
    await noteDone(work, caseId, 'submission-frozen', { form: each.form }, name)
    await tell(work, row, 'SubmissionFrozen', { submission: name, form: each.form })
  }
  // the clocks of an opening start when the other side has it
  const status = isOpening(first.purpose)
    ? await nextStatus(work, row, `${first.purpose}-transmitted`)
    : (await proceed(work, row, said, 'transmitted', posted ?? today)).row.status
  const changes = fileAfterOwnMessage(app, vault, row, file, first, ours)
  await changeCase(tx, row, { ...changes, status }, at)
  const ended = getForm(getInstrument(app.law, row.instrument), first.form).ends?.[first.purpose]
  if (ended !== undefined) await finishTasks(tx, { caseId, kind: ended }, at)
  if (posted) await recordPosting(work, caseId, id, posted)
  await auditDone(work, 'submission.transmit', request.name)
  return request.name
}

/** The day on which a form went by post: not before it was begun, and not tomorrow. */
function postingDay({ app, ctx, today }: Work, { createdAt }: SubmissionRow, given: DateMessage): IsoDate {
  const day = toIsoDay(given)
  if (!day || day > today || day < dayOf(app, ctx.tenant, createdAt)) {
    refuse('INVALID_ARGUMENT', 'the day of posting lies between the beginning of the form and today', {
      field: 'posted_on',
    })
  }
  return day
}

/** The forms that travel with another: those of an application with its own. What else is sent says what it says alone. */
async function travellers(
  tx: EntityManager,
  caseId: string,
  { purpose }: SubmissionRow,
  names: string[],
): Promise<SubmissionRow[]> {
  const rows = names.map(async (name) => {
    const ids = childIdsIn(name, 'submissions')
    if (ids.caseId !== caseId)
      refuse('INVALID_ARGUMENT', 'forms of two cases do not travel together', { submission: name })
    const row = await getSubmission(tx, caseId, ids.id)
    if (!isOpening(purpose) || !belongsToApplication(row.purpose)) {
      refuse('INVALID_ARGUMENT', 'only the forms of an application travel together', { submission: name })
    }
    if (row.state !== 'draft') refuse('TRANSITION_NOT_ALLOWED', 'the form was sent already', { submission: name })
    return row
  })
  return Promise.all(rows)
}
