import type { Ctx } from '@sustento/platform/ctx'
import { refuse } from '@sustento/platform/errors'
import type { Case } from '@sustento/platform/gen/sustento/cases/v1/case'
import { UpdateCaseRequest } from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import { CaseFile, Decision } from '@sustento/platform/gen/sustento/type/v1/case_file'
import type { App } from '../app.ts'
import { otherSide, sideOf } from '../domain/instrument.ts'
import { getApplication, getInstrument } from '../domain/law.ts'
import { caseIdIn } from '../domain/names.ts'
import { readFile } from '../store/case-file.ts'
import { type CaseChanges, changeCase, getCaseForUpdate } from '../store/cases.ts'
import type { CaseRow } from '../store/entities/case.ts'
import { checkFile } from './check-file.ts'
import { withDeterminations } from './determinations.ts'
import { withReference } from './file-after-message.ts'
import { once } from './once.ts'
import { getPartner } from './partners.ts'
import { withIds } from './party-ids.ts'
import { requirePlain } from './plain-text.ts'
import { auditDone, noteDone } from './record.ts'
import { openVault } from './vault.ts'
import type { Work } from './work.ts'
import { columnsOf, writeParties } from './write-file.ts'

/** Fields of the file that may be changed, as the mask names them. */
const fileFields = {
  'file.parties': 'parties',
  'file.decision': 'decision',
  'file.obligations': 'obligations',
  'file.arrears': 'arrears',
  'file.payment': 'payment',
  'file.consent_date': 'consentDate',
  'file.additional_information': 'additionalInformation',
  'file.documents': 'documents',
  'file.claim': 'claim',
  'file.specific_measures': 'specificMeasures',
} as const satisfies Record<string, keyof CaseFile>

const ownFields = ['foreign_reference', 'partner', 'application'] as const

/** Changes the fields that the mask names. */
export async function updateCase(app: App, ctx: Ctx, request: UpdateCaseRequest): Promise<string> {
  const { case: wanted } = request
  if (!wanted) refuse('INVALID_ARGUMENT', 'the case is missing', { field: 'case' })
  const mask = request.updateMask ?? []
  const known = [...Object.keys(fileFields), ...ownFields]
  const unknown = mask.filter((path) => !known.includes(path))
  if (mask.length === 0 || unknown.length > 0) {
    refuse('INVALID_ARGUMENT', `update_mask must name some of ${known.join(', ')}`, { field: 'update_mask' })
  }
  return once(app, ctx, 'UpdateCase', UpdateCaseRequest, request, (work) => change(work, wanted, mask))
}

async function change(work: Work, wanted: Case, mask: string[]): Promise<string> {
  const { app, ctx, tx, at, today } = work
  const id = caseIdIn(wanted.name)
  const row = await getCaseForUpdate(tx, id, wanted.etag)
  const own = await ownChanges(app, ctx, row, wanted, mask)
  const vault = await openVault(app, ctx.tenant, id)
  const before = await readFile(tx, vault, row)
  const typed = fileAfter(before, wanted.file, mask)
  const file = withReference(typed, otherSide(sideOf(row.direction)), own.foreignReference ?? '')
  checkFile(getInstrument(app.law, row.instrument), file)
  file.parties = withDeterminations(before.parties, file.parties, ctx, today)
  if (own.application !== undefined) file.application = own.application
  if (own.partner !== undefined) file.requestedAuthority = (await getPartner(app, ctx, own.partner)).authority
  if (mask.includes('file.parties')) await writeParties(work, vault, id, file.parties)
  await changeCase(tx, row, { ...own, ...columnsOf(vault, id, file) }, at)
  await noteDone(work, id, 'case-changed', { fields: mask.join(', ') })
  await auditDone(work, 'case.update', wanted.name)
  return wanted.name
}

async function ownChanges(app: App, ctx: Ctx, row: CaseRow, wanted: Case, mask: string[]): Promise<CaseChanges> {
  const changes: CaseChanges = {}
  if (mask.includes('foreign_reference')) {
    requirePlain('foreign_reference', wanted.foreignReference)
    changes.foreignReference = wanted.foreignReference
  }
  for (const field of ['application', 'partner'] as const) {
    if (mask.includes(field) && row.status !== 'draft') {
      refuse('TRANSITION_NOT_ALLOWED', `${field} does not change once the application was sent`, { field })
    }
  }
  if (mask.includes('application')) {
    changes.application = getApplication(getInstrument(app.law, row.instrument), wanted.application).letter
  }
  if (mask.includes('partner')) {
    const partner = await getPartner(app, ctx, wanted.partner)
    if (partner.state !== row.counterpartState) {
      refuse('INVALID_ARGUMENT', 'the partner is of another State: that is another case', { field: 'partner' })
    }
    changes.partner = partner.name
  }
  return changes
}

function fileAfter(file: CaseFile, wanted: CaseFile | undefined, mask: string[]): CaseFile {
  const given = wanted ?? CaseFile.create()
  const fields = Object.entries(fileFields).filter(([path]) => mask.includes(path))
  const changed = { ...file, ...Object.fromEntries(fields.map(([, field]) => [field, given[field]])) }
  return { ...changed, parties: withIds(changed.parties), decision: decisionAfter(file, changed) }
}

/** A decision counts as read from the extract as long as nobody types over it. */
function decisionAfter({ decision: before }: CaseFile, { decision }: CaseFile): Decision | undefined {
  if (!decision) return undefined
  const fromExtract = before?.fromExtract ?? false
  const same = before && Buffer.compare(bytesOf({ ...decision, fromExtract }), bytesOf(before)) === 0
  return { ...decision, fromExtract: same ? fromExtract : false }
}

const bytesOf = (decision: Decision) => Decision.encode(decision).finish()
