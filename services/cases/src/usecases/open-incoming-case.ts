import { refuse } from '@sustento/platform/errors'
import type { CaseFile } from '@sustento/platform/gen/sustento/type/v1/case_file'
import { toDate } from '@sustento/platform/legal-date'
import { v4 } from 'uuid'
import type { App } from '../app.ts'
import { type Opening, openingOf } from '../domain/application-forms.ts'
import type { Instrument } from '../domain/instrument.ts'
import { getApplication } from '../domain/law.ts'
import { caseName } from '../domain/names.ts'
import { courseOf } from '../domain/status.ts'
import type { IsoDate } from '../domain/working-days.ts'
import { sealFile } from '../store/case-file.ts'
import { changeCase, insertCase, nextReference } from '../store/cases.ts'
import type { CaseRow } from '../store/entities/case.ts'
import { insertTask } from '../store/tasks.ts'
import { authorityOf } from './authorities.ts'
import { withTheirDetermination } from './determinations.ts'
import { tell } from './facts.ts'
import type { ReceivedForm } from './fetch-forms.ts'
import { dayOf } from './moment.ts'
import { getPartner } from './partners.ts'
import { moveClocks } from './progress.ts'
import { caseFileFrom, letterIn } from './read-in.ts'
import { auditDone, noteDone } from './record.ts'
import { withRestricted } from './restricted.ts'
import { type Received, storeReceived } from './store-received.ts'
import type { Vault } from './vault.ts'
import type { Work } from './work.ts'
import { columnsOf, writeParties } from './write-file.ts'

/** Opens a case for what another authority applies for or requests; the clock of an acknowledgement starts. */
export async function openIncomingCase(work: Work, vault: Vault, received: Received): Promise<void> {
  const { app, ctx, tx, at, today } = work
  const { message, forms, row: incoming } = received
  const { instrument, letter, said } = applicationIn(app, forms)
  const partner = await getPartner(app, ctx, incoming.partner)
  const receivedOn = message.createTime ? dayOf(app, ctx.tenant, message.createTime) : today
  const reference = await nextReference(tx, ctx.tenant.toUpperCase(), Number(today.slice(0, 4)))
  const file: CaseFile = {
    ...withRestricted(instrument, forms, {
      ...said,
      parties: withTheirDetermination(instrument, forms, said.parties),
    }),
    requestingAuthority: {
      ...(partner.authority ?? said.requestingAuthority),
      referenceNumber: said.requestingAuthority?.referenceNumber ?? '',
      // whom the form names follows this case up, whoever else the directory knows
      contact: said.requestingAuthority?.contact ?? partner.authority?.contact,
    } as CaseFile['requestingAuthority'],
    requestedAuthority: { ...authorityOf(app, ctx.tenant), referenceNumber: reference },
    receipt: { receivedOn: toDate(receivedOn), transmittedOn: said.receipt?.transmittedOn },
  }
  const row: CaseRow = {
    id: incoming.caseId,
    reference,
    foreignReference: said.requestingAuthority?.referenceNumber ?? '',
    instrument: instrument.id,
    application: letter,
    direction: 'incoming',
    counterpartState: partner.state,
    partner: partner.name,
    conversationId: incoming.conversationId,
    status: courseOf(instrument, { application: letter, direction: 'incoming' }).initial,
    receivedOn,
    ...columnsOf(vault, incoming.caseId, file),
    etag: v4(),
    createdAt: at,
    updatedAt: at,
    erasedAt: null,
  }
  await insertCase(tx, row)
  await writeParties(work, vault, row.id, file.parties)
  const opening = openingOf(instrument, getApplication(instrument, letter))
  await noteDone(work, row.id, `case-opened-by-${opening}`, { state: partner.state }, message.name)
  if (message.originalPartner !== '') {
    const { authority } = await getPartner(app, ctx, message.partner)
    await noteDone(work, row.id, 'came-forwarded', { authority: authority?.name ?? '' }, message.name)
  }
  const { documents } = await storeReceived(work, vault, row, 'requesting', received)
  await changeCase(tx, row, { sealed: sealFile(vault, row.id, { ...file, documents }) }, at)
  await begin(work, row, opening, receivedOn)
  await auditDone(work, 'case.open-by-message', caseName(ctx.tenant, row.id))
}

async function begin(work: Work, row: CaseRow, opening: Opening, receivedOn: IsoDate): Promise<void> {
  const on = toDate(receivedOn)
  await tell(work, row, 'CaseOpened', { on })
  const { started } = await moveClocks(work, row, opening, receivedOn)
  if (opening === 'application') {
    return tell(work, row, 'ApplicationReceived', { on, acknowledgeBy: toDate(started[0]?.dueOn) })
  }
  await tell(work, row, 'StepTaken', { on, step: opening, inTime: true })
  // no clock runs for a request, so that nothing but this says that somebody waits for an answer
  await insertTask(work.tx, { caseId: row.id, kind: 'answer-request', ours: true, createdAt: work.at })
}

/** Which instrument and letter the forms of a message belong to, and what they say in terms of a case. */
function applicationIn(app: App, forms: ReceivedForm[]): { instrument: Instrument; letter: string; said: CaseFile } {
  for (const instrument of app.law.instruments) {
    for (const { form, answers } of forms) {
      const rule = instrument.forms.find((each) => each.form === form)?.readIn
      const letter = rule && letterIn(rule, answers)
      if (rule && letter !== undefined)
        return { instrument, letter, said: caseFileFrom(instrument, rule, letter, answers) }
    }
  }
  return refuse('FORM_INVALID', 'no form of the message says what is applied for')
}
