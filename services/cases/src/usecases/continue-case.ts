import { refuse } from '@sustento/platform/errors'
import { otherSide, type Side, sideOf } from '../domain/instrument.ts'
import { getForm, getInstrument } from '../domain/law.ts'
import { caseName } from '../domain/names.ts'
import { mayIssue, purposeOf } from '../domain/saying.ts'
import { changeCase, getCaseForUpdate } from '../store/cases.ts'
import type { CaseRow } from '../store/entities/case.ts'
import { insertTask } from '../store/tasks.ts'
import { answerBook } from './answers.ts'
import type { ReceivedForm } from './fetch-forms.ts'
import { fileAfterMessage } from './file-after-message.ts'
import { dayOf } from './moment.ts'
import { proceed } from './proceed.ts'
import { auditDone } from './record.ts'
import { saidIn } from './said.ts'
import { type Received, storeReceived } from './store-received.ts'
import type { Vault } from './vault.ts'
import type { Work } from './work.ts'

/**
 * Puts a message into the case that it continues. Each of its forms has its effect: an acknowledgement stops one clock
 * and starts the next, a refusal ends the case, a change of the person responsible is noted where forms find it.
 */
export async function continueCase(work: Work, vault: Vault, received: Received): Promise<void> {
  const { app, ctx, tx, at, today } = work
  const { message, forms, row: incoming } = received
  const row = await getCaseForUpdate(tx, incoming.caseId)
  const sender = otherSide(sideOf(row.direction))
  requireIssuer(work, row, sender, forms)
  const { submissions } = await storeReceived(work, vault, row, sender, received)
  const on = message.createTime ? dayOf(app, ctx.tenant, message.createTime) : today
  let now = row
  for (const [i, form] of forms.entries()) {
    const rule = getForm(getInstrument(app.law, row.instrument), form.form)
    const { row: after, started } = await proceed(work, now, saidIn(rule, sender, form.answers), 'received', on)
    now = after
    const kind = rule.task?.[purposeOf(rule, sender)]
    // a clock that binds us is a task already
    if (kind !== undefined && !started.some(({ ours }) => ours)) {
      await insertTask(tx, { caseId: row.id, kind, subject: submissions[i] ?? '', ours: true, createdAt: at })
    }
  }
  const reference = referenceIn(work, row, forms)
  const changes = await fileAfterMessage(work, vault, row, sender, forms)
  const { status } = now
  await changeCase(tx, row, { ...changes, status, ...(reference ? { foreignReference: reference } : {}) }, at)
  await auditDone(work, 'message.take-over', caseName(ctx.tenant, row.id))
}

/** A form that is not its sender's to issue has no effect here: an official looks at it. */
function requireIssuer({ app }: Work, row: CaseRow, sender: Side, forms: readonly ReceivedForm[]): void {
  const instrument = getInstrument(app.law, row.instrument)
  const wrong = forms.find(({ form }) => !mayIssue(getForm(instrument, form), sender))
  if (wrong) refuse('FORM_INVALID', 'the form is not one that its sender issues', { form: wrong.form })
}

/** The reference that the sender gives the case. */
function referenceIn({ app }: Work, row: CaseRow, forms: readonly ReceivedForm[]): string | undefined {
  const instrument = getInstrument(app.law, row.instrument)
  const said = forms.map(({ form, answers }) => {
    const path = getForm(instrument, form).sender?.reference
    return path === undefined ? '' : answerBook(answers).text(path)
  })
  return said.find((text) => text !== '')
}
