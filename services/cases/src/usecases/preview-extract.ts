import type { Ctx } from '@sustento/platform/ctx'
import type {
  PreviewExtractRequest,
  PreviewExtractResponse,
} from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import type { App } from '../app.ts'
import { caseIdIn } from '../domain/names.ts'
import { readFile } from '../store/case-file.ts'
import { getCase } from '../store/cases.ts'
import { readCourtForm } from './court-form.ts'
import { changesBetween } from './extract-changes.ts'
import { checkExtract } from './extract-findings.ts'
import { withExtract } from './extract-merge.ts'
import { auditDone } from './record.ts'
import { openVault } from './vault.ts'
import { doWork } from './work.ts'

/** What reading in a form of a court would change in a case, and what of it does not fit. */
export function previewExtract(app: App, ctx: Ctx, request: PreviewExtractRequest): Promise<PreviewExtractResponse> {
  return doWork(app, ctx, async (work) => {
    const row = await getCase(work.tx, caseIdIn(request.name))
    const vault = await openVault(app, ctx.tenant, row.id)
    const { form, edition, extract, findings } = await readCourtForm(work, vault, row, request)
    const file = await readFile(work.tx, vault, row)
    await auditDone(work, 'extract.preview', request.name)
    return {
      ...{ form, edition },
      changes: changesBetween(file, withExtract(file, extract, [])),
      findings: [...findings, ...checkExtract(file, extract, request.language)],
    }
  })
}
