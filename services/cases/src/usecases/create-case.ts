import type { Ctx } from '@sustento/platform/ctx'
import { CreateCaseRequest } from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import type { Partner } from '@sustento/platform/gen/sustento/messaging/v1/messaging_service'
import { CaseFile } from '@sustento/platform/gen/sustento/type/v1/case_file'
import type { EntityManager } from 'typeorm'
import { v4, v7 } from 'uuid'
import type { App } from '../app.ts'
import { requireApplicable } from '../domain/choose-instrument.ts'
import { getApplication } from '../domain/law.ts'
import { caseName } from '../domain/names.ts'
import { insertCase, nextReference } from '../store/cases.ts'
import type { CaseRow } from '../store/entities/case.ts'
import { insertTask } from '../store/tasks.ts'
import { authorityOf, withOwnContact } from './authorities.ts'
import { checkFile } from './check-file.ts'
import { toDate } from './dates.ts'
import { withDeterminations } from './determinations.ts'
import { tell } from './facts.ts'
import { type Moment, momentOf, tenantOf } from './moment.ts'
import { once } from './once.ts'
import { getPartner } from './partners.ts'
import { withIds } from './party-ids.ts'
import { auditDone, noteDone } from './record.ts'
import { createVault } from './vault.ts'
import { columnsOf, writeParties } from './write-file.ts'

/** Opens a case towards another authority. The instrument must apply between the two States today. */
export async function createCase(app: App, ctx: Ctx, request: CreateCaseRequest): Promise<string> {
  const moment = momentOf(app, ctx.tenant)
  const partner = await getPartner(app, ctx, request.partner)
  const own = tenantOf(app, ctx.tenant).state
  const instrument = requireApplicable(app.law, request.instrument, own, partner.state, moment.today)
  getApplication(instrument, request.application)
  checkFile(instrument, request.file ?? CaseFile.create())
  return once(app, ctx, 'CreateCase', CreateCaseRequest, request, (tx) => open(app, ctx, tx, request, partner, moment))
}

async function open(
  app: App,
  ctx: Ctx,
  tx: EntityManager,
  request: CreateCaseRequest,
  partner: Partner,
  moment: Moment,
): Promise<string> {
  const id = v7()
  const vault = await createVault(app, ctx.tenant, id)
  const reference = await nextReference(tx, ctx.tenant.toUpperCase(), Number(moment.today.slice(0, 4)))
  const file = CaseFile.create({
    ...request.file,
    instrument: request.instrument,
    application: request.application,
    requestingAuthority: await withOwnContact(app, ctx, {
      ...authorityOf(app, ctx.tenant),
      referenceNumber: reference,
    }),
    requestedAuthority: partner.authority,
    parties: withDeterminations([], withIds(request.file?.parties ?? []), ctx, moment.today),
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
    createdAt: moment.at,
    updatedAt: moment.at,
    erasedAt: null,
  }
  await insertCase(tx, row)
  await writeParties(app, tx, vault, ctx.tenant, id, file.parties)
  await insertTask(tx, { caseId: id, kind: 'send-application', ours: true, createdAt: moment.at })
  await noteDone(tx, ctx, id, moment, 'case-opened')
  await tell(tx, ctx.tenant, row, 'CaseOpened', { on: toDate(moment.today) })
  await auditDone(tx, ctx, 'case.create', caseName(ctx.tenant, id))
  return caseName(ctx.tenant, id)
}
