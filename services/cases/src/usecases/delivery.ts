import type { Ctx } from '@sustento/platform/ctx'
import { toDate } from '@sustento/platform/legal-date'
import type { EntityManager } from 'typeorm'
import { isOpening } from '../domain/application-forms.ts'
import { childName } from '../domain/names.ts'
import type { IsoDate } from '../domain/working-days.ts'
import { changeCase, findCase, getCaseForUpdate } from '../store/cases.ts'
import type { CaseRow } from '../store/entities/case.ts'
import type { SubmissionRow } from '../store/entities/submission.ts'
import { carriedBy, changeSubmission } from '../store/submissions.ts'
import { finishTasks, insertTask } from '../store/tasks.ts'
import { tell } from './facts.ts'
import { moveClocks, nextStatus } from './progress.ts'
import { auditDone, noteDone } from './record.ts'
import type { Work } from './work.ts'

/** What the access point says of a message of ours. */
export interface DeliveryNotice {
  caseId: string
  submission: string
  /** Name of the message; empty when the access point never took it. */
  message: string
}

/** How a delivery is proved. */
export interface DeliveryProof {
  /** SHA-256 of the receipt, hexadecimal; empty when the receipt was lost and the partner said that it has the message. */
  receipt: string
}

/** The other side has it and the receipt was verified. For an application the clock of the acknowledgement starts. */
export async function recordDelivery(work: Work, notice: DeliveryNotice & DeliveryProof): Promise<void> {
  const { ctx, tx, at, today } = work
  if (await isErased(tx, notice.caseId)) return
  const row = await getCaseForUpdate(tx, notice.caseId)
  const forms = await carriedBy(tx, notice.submission)
  const [first] = forms
  if (!first || first.state === 'delivered') return
  for (const each of forms)
    await changeSubmission(tx, each, { state: 'delivered', delivery: 'delivered', message: notice.message })
  await finishTasks(tx, { caseId: row.id, kind: 'message-not-delivered', subject: sourceOf(ctx, first) }, at)
  const kind = notice.receipt === '' ? 'message-delivered-without-receipt' : 'message-delivered'
  await noteDone(work, row.id, kind, { form: first.form, receipt: notice.receipt }, notice.message)
  await goOn(work, row, first, today)
  await auditDone(work, 'message.delivery', sourceOf(ctx, first))
}

/** It went by post. Nobody says when it arrives: the day of posting stands for that of the delivery. */
export async function recordPosting(work: Work, caseId: string, submission: string, on: IsoDate): Promise<void> {
  const { ctx, tx } = work
  const row = await getCaseForUpdate(tx, caseId)
  const forms = await carriedBy(tx, submission)
  const [first] = forms
  if (!first) return
  for (const each of forms) {
    await changeSubmission(tx, each, { state: 'posted', postedOn: on })
    await noteDone(work, caseId, 'submission-posted', { form: each.form, day: on }, sourceOf(ctx, each))
  }
  await goOn(work, row, first, on)
}

/** The case goes on once the other side has what was sent; with an opening the clock of the acknowledgement starts. */
async function goOn(work: Work, row: CaseRow, { purpose }: SubmissionRow, day: IsoDate): Promise<void> {
  const status = await moveCase(work, row, `${purpose}-delivered`)
  if (!isOpening(purpose)) return
  // an acknowledgement may overtake the receipt: then nothing is awaited any more
  if (status !== row.status) await moveClocks(work, row, purpose, day)
  const on = toDate(day)
  if (purpose === 'application') await tell(work, row, 'ApplicationTransmitted', { on })
  else await tell(work, row, 'StepTaken', { on, step: purpose, inTime: true })
}

/** It could not be delivered: somebody has to act, and the work list says so. */
export async function recordFailure(work: Work, notice: DeliveryNotice & { code: string }): Promise<void> {
  const { ctx, tx, at } = work
  const { caseId, submission, message, code } = notice
  if (await isErased(tx, caseId)) return
  const row = await getCaseForUpdate(tx, caseId)
  const forms = await carriedBy(tx, submission)
  const [first] = forms
  if (!first || first.state === 'failed' || first.state === 'delivered') return
  for (const each of forms)
    await changeSubmission(tx, each, { state: 'failed', delivery: 'failed', message: message || null })
  const subject = sourceOf(ctx, first)
  await insertTask(tx, { caseId, kind: 'message-not-delivered', ours: true, subject, code, createdAt: at })
  await noteDone(work, caseId, 'message-failed', { form: first.form, code }, message || subject)
  await moveCase(work, row, `${first.purpose}-not-delivered`)
  await tell(work, row, 'DeliveryFailed', { message, code })
  await auditDone(work, 'message.delivery', subject)
}

/** What becomes of a message of an erased case is nobody's business any more. */
async function isErased(tx: EntityManager, caseId: string): Promise<boolean> {
  return (await findCase(tx, caseId))?.erasedAt != null
}

async function moveCase(work: Work, row: CaseRow, event: string): Promise<string> {
  const status = await nextStatus(work, row, event)
  await changeCase(work.tx, row, { status }, work.at)
  return status
}

function sourceOf({ tenant }: Ctx, { caseId, id }: SubmissionRow): string {
  return childName(tenant, caseId, 'submissions', id)
}
