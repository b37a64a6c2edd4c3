import type { Ctx } from '@sustento/platform/ctx'
import { ImportExtractRequest } from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import type { App } from '../app.ts'
import { caseIdIn } from '../domain/names.ts'
import { readFile } from '../store/case-file.ts'
import { changeCase, getCaseForUpdate } from '../store/cases.ts'
import { readCourtForm } from './court-form.ts'
import { partsNamed, withExtract } from './extract-merge.ts'
import { once } from './once.ts'
import { auditDone, noteDone } from './record.ts'
import { openVault } from './vault.ts'
import type { Work } from './work.ts'
import { columnsOf, writeParties } from './write-file.ts'

/**
 * Reads a form that a court issued (Article 20(1)(b) of the Regulation, Article 25 of the Convention) and fills decision
 * and obligations from it. Who stands in the case already is known again; nobody is written twice.
 */
export function importExtract(app: App, ctx: Ctx, request: ImportExtractRequest): Promise<string> {
  return once(app, ctx, 'ImportExtract', ImportExtractRequest, request, (work) => read(work, request))
}

async function read(work: Work, request: ImportExtractRequest): Promise<string> {
  const { app, ctx, tx, at } = work
  const caseId = caseIdIn(request.name)
  const row = await getCaseForUpdate(tx, caseId, request.etag)
  const vault = await openVault(app, ctx.tenant, caseId)
  const { extract } = await readCourtForm(work, vault, row, request)
  const file = withExtract(await readFile(tx, vault, row), extract, partsNamed(request.keep))
  await writeParties(work, vault, caseId, file.parties)
  await changeCase(tx, row, columnsOf(vault, caseId, file), at)
  await noteDone(work, caseId, 'extract-read', {}, request.document || request.name)
  await auditDone(work, 'extract.import', request.name)
  return request.name
}
