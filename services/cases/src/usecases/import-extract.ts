import { readChunks } from '@sustento/platform/chunks/chunks'
import type { Ctx } from '@sustento/platform/ctx'
import { refuse } from '@sustento/platform/errors'
import { ImportExtractRequest } from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import { type CaseFile, Party } from '@sustento/platform/gen/sustento/type/v1/case_file'
import type { App } from '../app.ts'
import { getForm, getInstrument } from '../domain/law.ts'
import { caseIdIn, childIdsIn } from '../domain/names.ts'
import { readFile } from '../store/case-file.ts'
import { changeCase, getCaseForUpdate } from '../store/cases.ts'
import { getDocument } from '../store/documents.ts'
import { collected, limitedTo } from './byte-streams.ts'
import { mergeParties } from './merge-parties.ts'
import { once } from './once.ts'
import { auditDone, noteDone } from './record.ts'
import { openVault } from './vault.ts'
import type { Work } from './work.ts'
import { columnsOf, writeParties } from './write-file.ts'

/** Largest extract in XML. */
const LARGEST = 4 * 1024 * 1024

/**
 * Reads the extract that a court issued (Article 20(1)(b) of the Regulation) and fills decision and obligations from
 * it. Who stands in the case already is known again; nobody is written twice.
 */
export function importExtract(app: App, ctx: Ctx, request: ImportExtractRequest): Promise<string> {
  return once(app, ctx, 'ImportExtract', ImportExtractRequest, request, (work) => read(work, request))
}

async function read(work: Work, request: ImportExtractRequest): Promise<string> {
  const { app, ctx, tx, at } = work
  const { caseId, id } = childIdsIn(request.document, 'documents')
  if (caseIdIn(request.name) !== caseId) {
    refuse('INVALID_ARGUMENT', 'the document belongs to another case', { field: 'document' })
  }
  const row = await getCaseForUpdate(tx, caseId, request.etag)
  const vault = await openVault(app, ctx.tenant, caseId)
  await getDocument(tx, caseId, id)
  const xml = await collected(limitedTo(LARGEST, readChunks(tx, vault, id)))
  const { form, extract } = await app.peers.forms.readFormXml({ parent: `tenants/${ctx.tenant}`, xml }, ctx)
  const { purpose } = getForm(getInstrument(app.law, row.instrument), form)
  if (purpose !== 'extract' || !extract) {
    refuse('INVALID_ARGUMENT', 'the document is not the extract of a decision', { field: 'document', form })
  }
  const file = withExtract(await readFile(tx, vault, row), extract)
  await writeParties(work, vault, caseId, file.parties)
  await changeCase(tx, row, columnsOf(vault, caseId, file), at)
  await noteDone(work, caseId, 'extract-read', {}, request.document)
  await auditDone(work, 'extract.import', request.name)
  return request.name
}

/** The file with what the extract says: the court knows the decision better than who typed it. */
function withExtract(file: CaseFile, extract: CaseFile): CaseFile {
  const { parties, idOf } = mergeParties(
    file.parties,
    extract.parties.map((party) => Party.create(party)),
  )
  const obligations = extract.obligations.map((obligation) => ({
    ...obligation,
    payer: idOf(obligation.payer),
    payee: idOf(obligation.payee),
    beneficiaries: obligation.beneficiaries.map(idOf),
  }))
  return {
    ...file,
    parties,
    decision: extract.decision ? { ...file.decision, ...extract.decision, fromExtract: true } : file.decision,
    obligations: obligations.length > 0 ? obligations : file.obligations,
    arrears: extract.arrears ?? file.arrears,
  }
}
