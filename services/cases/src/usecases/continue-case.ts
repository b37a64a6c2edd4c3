import { toDate } from '@sustento/platform/legal-date'
import { getInstrument } from '../domain/law.ts'
import { caseName } from '../domain/names.ts'
import { changeCase, getCaseForUpdate } from '../store/cases.ts'
import { answerBook } from './answers.ts'
import { tell } from './facts.ts'
import { dayOf } from './moment.ts'
import { moveClocks, nextStatus } from './progress.ts'
import { auditDone } from './record.ts'
import { type Received, storeReceived } from './store-received.ts'
import type { Vault } from './vault.ts'
import type { Work } from './work.ts'

/** Puts a message into the case that it continues: an acknowledgement stops one clock and starts the next. */
export async function continueCase(work: Work, vault: Vault, received: Received): Promise<void> {
  const { app, ctx, tx, at, today } = work
  const { message, forms, row: incoming } = received
  const row = await getCaseForUpdate(tx, incoming.caseId)
  await storeReceived(work, vault, getInstrument(app.law, row.instrument), received)
  const on = message.createTime ? dayOf(app, ctx.tenant, message.createTime) : today
  const status = await nextStatus(work, row, `${message.action}-received`)
  const { stopped } = await moveClocks(work, row, message.action, on)
  // one that comes again acknowledges nothing anew
  if (message.action === 'acknowledgement' && status !== row.status) {
    const inTime = stopped.every(({ dueOn }) => on <= dueOn)
    await tell(work, row, 'AcknowledgementReceived', { on: toDate(on), inTime })
  }
  const theirs = `${row.direction === 'outgoing' ? 'requested' : 'requesting'}Authority.referenceNumber`
  const reference = forms.map(({ answers }) => answerBook(answers).text(theirs)).find((text) => text !== '')
  await changeCase(tx, row, { status, ...(reference ? { foreignReference: reference } : {}) }, at)
  await auditDone(work, 'message.take-over', caseName(ctx.tenant, row.id))
}
