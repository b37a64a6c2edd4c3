import type { Ctx } from '@sustento/platform/ctx'
import type { EntityManager } from 'typeorm'
import type { App } from '../app.ts'
import { getInstrument } from '../domain/law.ts'
import { caseName } from '../domain/names.ts'
import { changeCase, getCaseForUpdate } from '../store/cases.ts'
import { answerBook } from './answers.ts'
import { toDate } from './dates.ts'
import { tell } from './facts.ts'
import { dayOf, momentOf } from './moment.ts'
import { moveClocks, nextStatus } from './progress.ts'
import { auditDone } from './record.ts'
import { type Received, storeReceived } from './store-received.ts'
import type { Vault } from './vault.ts'

/** Puts a message into the case that it continues: an acknowledgement stops one clock and starts the next. */
export async function continueCase(
  app: App,
  ctx: Ctx,
  tx: EntityManager,
  vault: Vault,
  received: Received,
): Promise<void> {
  const moment = momentOf(app, ctx.tenant)
  const { message, forms, row: incoming } = received
  const row = await getCaseForUpdate(tx, incoming.caseId)
  await storeReceived(app, ctx, tx, vault, getInstrument(app.law, row.instrument), received)
  const on = message.createTime ? dayOf(app, ctx.tenant, message.createTime) : moment.today
  const status = await nextStatus(app, ctx, tx, row, `${message.action}-received`, moment)
  const { stopped } = await moveClocks(app, ctx, tx, row, message.action, on, moment)
  if (message.action === 'acknowledgement') {
    const inTime = stopped.every(({ dueOn }) => on <= dueOn)
    await tell(tx, ctx.tenant, row, 'AcknowledgementReceived', { on: toDate(on), inTime })
  }
  const theirs = `${row.direction === 'outgoing' ? 'requested' : 'requesting'}Authority.referenceNumber`
  const reference = forms.map(({ answers }) => answerBook(answers).text(theirs)).find((text) => text !== '')
  await changeCase(tx, row, { status, ...(reference ? { foreignReference: reference } : {}) }, moment.at)
  await auditDone(tx, ctx, 'message.take-over', caseName(ctx.tenant, row.id))
}
