import type { Ctx } from '@sustento/platform/ctx'
import { refuse } from '@sustento/platform/errors'
import { TransmitSubmissionRequest } from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import type { CaseFile } from '@sustento/platform/gen/sustento/type/v1/case_file'
import { toDate } from '@sustento/platform/legal-date'
import type { EntityManager } from 'typeorm'
import type { App } from '../app.ts'
import { getInstrument } from '../domain/law.ts'
import { childIdsIn, childName } from '../domain/names.ts'
import { advance } from '../domain/status.ts'
import { openAnswers } from '../store/answers.ts'
import { readFile } from '../store/case-file.ts'
import { changeCase, getCaseForUpdate } from '../store/cases.ts'
import type { CaseRow } from '../store/entities/case.ts'
import type { SubmissionRow } from '../store/entities/submission.ts'
import { getDraft, getSubmission } from '../store/submissions.ts'
import { finishTasks } from '../store/tasks.ts'
import { checkSubmission } from './check-submission.ts'
import { tell } from './facts.ts'
import { freeze } from './freeze.ts'
import { once } from './once.ts'
import { moveClocks } from './progress.ts'
import { auditDone, noteDone } from './record.ts'
import { refuseUnsendable } from './unsendable.ts'
import { openVault } from './vault.ts'
import type { Work } from './work.ts'

/**
 * Freezes a form, and those that travel with it, and leaves them for the access point. Nothing that the law or the form
 * wants is missing then; afterwards they never change.
 */
export async function transmitSubmission(app: App, ctx: Ctx, request: TransmitSubmissionRequest): Promise<string> {
  const name = await once(app, ctx, 'TransmitSubmission', TransmitSubmissionRequest, request, (work) =>
    transmit(work, request),
  )
  app.at('frozen-before-dispatch')
  app.wakeDispatch(ctx.tenant)
  return name
}

async function transmit(work: Work, request: TransmitSubmissionRequest): Promise<string> {
  const { app, ctx, tx, at } = work
  const { caseId, id } = childIdsIn(request.name, 'submissions')
  const row = await getCaseForUpdate(tx, caseId)
  const first = await getDraft(tx, caseId, id, request.etag)
  const others = await travellers(tx, caseId, request.accompanies)
  const event = `${first.purpose}-transmitted`
  const status = advance(getInstrument(app.law, row.instrument), row.direction, row.status, event)
  const vault = await openVault(app, ctx.tenant, caseId)
  const file = await readFile(tx, vault, row)
  const documents = first.purpose === 'application' ? documentIds(file) : []
  for (const each of [first, ...others]) {
    const answers = openAnswers(vault, each)
    const forms = [first, ...others].map(({ form }) => form)
    const subject = { case: row, file, row: each, answers, forms, language: ctx.locale ?? 'en' }
    refuseUnsendable(each.form, await checkSubmission(app, ctx, subject))
    const carriage = each.id === id ? { carrier: null, documents } : { carrier: id, documents: [] }
    await freeze(work, vault, subject, carriage)
    const name = childName(ctx.tenant, caseId, 'submissions', each.id)
    await noteDone(work, caseId, 'submission-frozen', { form: each.form }, name)
    await tell(work, row, 'SubmissionFrozen', { submission: name, form: each.form })
  }
  await noteDone(work, caseId, 'status-changed', { status })
  const after = await changeCase(tx, row, { status }, at)
  await afterSending(work, after, first)
  await auditDone(work, 'submission.transmit', request.name)
  return request.name
}

/** An application ends its task; an acknowledgement stops the clock of Article 58(3) and starts that of 58(4). */
async function afterSending(work: Work, row: CaseRow, { purpose }: SubmissionRow): Promise<void> {
  const { tx, at, today } = work
  if (purpose === 'application') return finishTasks(tx, { caseId: row.id, kind: 'send-application' }, at)
  const { stopped } = await moveClocks(work, row, purpose, today)
  if (purpose !== 'acknowledgement') return
  const inTime = stopped.every(({ dueOn }) => today <= dueOn)
  await tell(work, row, 'ApplicationAcknowledged', { on: toDate(today), inTime })
}

async function travellers(tx: EntityManager, caseId: string, names: string[]): Promise<SubmissionRow[]> {
  const rows = names.map(async (name) => {
    const ids = childIdsIn(name, 'submissions')
    if (ids.caseId !== caseId)
      refuse('INVALID_ARGUMENT', 'forms of two cases do not travel together', { submission: name })
    const row = await getSubmission(tx, caseId, ids.id)
    if (row.state !== 'draft') refuse('TRANSITION_NOT_ALLOWED', 'the form was sent already', { submission: name })
    return row
  })
  return Promise.all(rows)
}

function documentIds(file: CaseFile): string[] {
  return file.documents
    .filter(({ document }) => document !== '')
    .map(({ document }) => childIdsIn(document, 'documents').id)
}
