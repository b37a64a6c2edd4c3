import type { Ctx } from '@sustento/platform/ctx'
import type { EntityManager } from 'typeorm'
import type { App } from '../app.ts'
import { childName } from '../domain/names.ts'
import { changeCase, findCase, getCaseForUpdate } from '../store/cases.ts'
import type { CaseRow } from '../store/entities/case.ts'
import type { SubmissionRow } from '../store/entities/submission.ts'
import { carriedBy, changeSubmission } from '../store/submissions.ts'
import { finishTasks, insertTask } from '../store/tasks.ts'
import { toDate } from './dates.ts'
import { tell } from './facts.ts'
import { type Moment, momentOf } from './moment.ts'
import { moveClocks, nextStatus } from './progress.ts'
import { auditDone, noteDone } from './record.ts'

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
export async function recordDelivery(
  app: App,
  ctx: Ctx,
  tx: EntityManager,
  notice: DeliveryNotice & DeliveryProof,
): Promise<void> {
  const moment = momentOf(app, ctx.tenant)
  if (await isErased(tx, notice.caseId)) return
  const row = await getCaseForUpdate(tx, notice.caseId)
  const forms = await carriedBy(tx, notice.submission)
  const [first] = forms
  if (!first || first.state === 'delivered') return
  for (const each of forms)
    await changeSubmission(tx, each, { state: 'delivered', delivery: 'delivered', message: notice.message })
  await finishTasks(tx, { caseId: row.id, kind: 'message-not-delivered', subject: sourceOf(ctx, first) }, moment.at)
  const kind = notice.receipt === '' ? 'message-delivered-without-receipt' : 'message-delivered'
  await noteDone(tx, ctx, row.id, moment, kind, { form: first.form, receipt: notice.receipt }, notice.message)
  const status = await moveCase(app, ctx, tx, row, `${first.purpose}-delivered`, moment)
  if (first.purpose === 'application') {
    // an acknowledgement may overtake the receipt: then nothing is awaited any more
    if (status !== row.status) await moveClocks(app, ctx, tx, row, 'application', moment.today, moment)
    await tell(tx, ctx.tenant, row, 'ApplicationTransmitted', { on: toDate(moment.today) })
  }
  await auditDone(tx, ctx, 'message.delivery', sourceOf(ctx, first))
}

/** It could not be delivered: somebody has to act, and the work list says so. */
export async function recordFailure(
  app: App,
  ctx: Ctx,
  tx: EntityManager,
  notice: DeliveryNotice & { code: string },
): Promise<void> {
  const { caseId, submission, message, code } = notice
  const moment = momentOf(app, ctx.tenant)
  if (await isErased(tx, caseId)) return
  const row = await getCaseForUpdate(tx, caseId)
  const forms = await carriedBy(tx, submission)
  const [first] = forms
  if (!first || first.state === 'failed' || first.state === 'delivered') return
  for (const each of forms)
    await changeSubmission(tx, each, { state: 'failed', delivery: 'failed', message: message || null })
  const subject = sourceOf(ctx, first)
  await insertTask(tx, { caseId, kind: 'message-not-delivered', ours: true, subject, code, createdAt: moment.at })
  await noteDone(tx, ctx, caseId, moment, 'message-failed', { form: first.form, code }, message || subject)
  await moveCase(app, ctx, tx, row, `${first.purpose}-not-delivered`, moment)
  await tell(tx, ctx.tenant, row, 'DeliveryFailed', { message, code })
  await auditDone(tx, ctx, 'message.delivery', subject)
}

/** What becomes of a message of an erased case is nobody's business any more. */
async function isErased(tx: EntityManager, caseId: string): Promise<boolean> {
  return (await findCase(tx, caseId))?.erasedAt != null
}

async function moveCase(
  app: App,
  ctx: Ctx,
  tx: EntityManager,
  row: CaseRow,
  event: string,
  moment: Moment,
): Promise<string> {
  const status = await nextStatus(app, ctx, tx, row, event, moment)
  await changeCase(tx, row, { status }, moment.at)
  return status
}

function sourceOf({ tenant }: Ctx, { caseId, id }: SubmissionRow): string {
  return childName(tenant, caseId, 'submissions', id)
}
