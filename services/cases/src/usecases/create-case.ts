import type { Ctx } from '@sustento/platform/ctx'
import { CreateCaseRequest } from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import type { Partner } from '@sustento/platform/gen/sustento/messaging/v1/messaging_service'
import { CaseFile } from '@sustento/platform/gen/sustento/type/v1/case_file'
import { toDate } from '@sustento/platform/legal-date'
import { v4, v7 } from 'uuid'
import type { App } from '../app.ts'
import { openingOf, ownFormOf } from '../domain/application-forms.ts'
import { requireApplicable } from '../domain/choose-instrument.ts'
import type { Application, Instrument } from '../domain/instrument.ts'
import { getApplication, getForm } from '../domain/law.ts'
import { caseName } from '../domain/names.ts'
import { insertCase, nextReference } from '../store/cases.ts'
import type { CaseRow } from '../store/entities/case.ts'
import { insertTask } from '../store/tasks.ts'
import { authorityOf, withOwnContact } from './authorities.ts'
import { checkFile } from './check-file.ts'
import { withDeterminations } from './determinations.ts'
import { tell } from './facts.ts'
import { momentOf, tenantOf } from './moment.ts'
import { once } from './once.ts'
import { getPartner } from './partners.ts'
import { withIds } from './party-ids.ts'
import { auditDone, noteDone } from './record.ts'
import { createVault } from './vault.ts'
import type { Work } from './work.ts'
import { columnsOf, writeParties } from './write-file.ts'

/** Opens a case towards another authority. The instrument must apply between the two States today. */
export async function createCase(app: App, ctx: Ctx, request: CreateCaseRequest): Promise<string> {
  const { today } = momentOf(app, ctx.tenant)
  const partner = await getPartner(app, ctx, request.partner)
  const { state, agreements } = tenantOf(app, ctx.tenant)
  const instrument = requireApplicable(app.law, request.instrument, state, partner.state, today, agreements)
  const application = getApplication(instrument, request.application)
  checkFile(instrument, request.file ?? CaseFile.create())
  return once(app, ctx, 'CreateCase', CreateCaseRequest, request, (work) =>
    open(work, request, partner, taskOf(instrument, application)),
  )
}

/** What is to be done first: complete the form of the application and send it. */
function taskOf(instrument: Instrument, application: Application): string {
  const { ends } = getForm(instrument, ownFormOf(instrument, application))
  return ends?.[openingOf(instrument, application)] ?? 'send-application'
}

async function open(work: Work, request: CreateCaseRequest, partner: Partner, task: string): Promise<string> {
  const { app, ctx, tx, at, today } = work
  const id = v7()
  const vault = await createVault(app, ctx.tenant, id)
  const reference = await nextReference(tx, ctx.tenant.toUpperCase(), Number(today.slice(0, 4)))
  const file = CaseFile.create({
    ...request.file,
    instrument: request.instrument,
    application: request.application,
    requestingAuthority: await withOwnContact(app, ctx, {
      ...authorityOf(app, ctx.tenant),
      referenceNumber: reference,
    }),
    requestedAuthority: partner.authority,
    parties: withDeterminations([], withIds(request.file?.parties ?? []), ctx, today),
    documents: [],
    receipt: undefined,
  })
  const row: CaseRow = {
    id,
    reference,
    foreignReference: '',
    instrument: request.instrument,
    application: request.application,
    direction: 'outgoing',
    counterpartState: partner.state,
    partner: partner.name,
    conversationId: v4(),
    status: 'draft',
    receivedOn: null,
    ...columnsOf(vault, id, file),
    etag: v4(),
    createdAt: at,
    updatedAt: at,
    erasedAt: null,
  }
  await insertCase(tx, row)
  await writeParties(work, vault, id, file.parties)
  await insertTask(tx, { caseId: id, kind: task, ours: true, createdAt: at })
  await noteDone(work, id, 'case-opened')
  await tell(work, row, 'CaseOpened', { on: toDate(today) })
  await auditDone(work, 'case.create', caseName(ctx.tenant, id))
  return caseName(ctx.tenant, id)
}
