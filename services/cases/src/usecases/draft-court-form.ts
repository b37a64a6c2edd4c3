import type { Ctx } from '@sustento/platform/ctx'
import type { DraftCourtFormRequest } from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import { toDate } from '@sustento/platform/legal-date'
import type { App } from '../app.ts'
import { caseIdIn } from '../domain/names.ts'
import { readFile } from '../store/case-file.ts'
import { getCase } from '../store/cases.ts'
import { dataOf } from './byte-streams.ts'
import { tenantOf } from './moment.ts'
import { auditDone } from './record.ts'
import { openVault } from './vault.ts'
import { doWork } from './work.ts'

/**
 * Streams a draft of a form that only a court may issue, from what the case knows. It is not kept: the court issues the
 * form, and what it issued is read in.
 */
export async function* draftCourtForm(app: App, ctx: Ctx, request: DraftCourtFormRequest): AsyncGenerator<Buffer> {
  const caseId = caseIdIn(request.name)
  const { row, file, today, at } = await doWork(app, ctx, async (work) => {
    const row = await getCase(work.tx, caseId)
    const vault = await openVault(app, ctx.tenant, caseId)
    const file = await readFile(work.tx, vault, row)
    await auditDone(work, 'extract.draft', request.name)
    return { row, file, today: work.today, at: work.at }
  })
  const language = request.language || (tenantOf(app, ctx.tenant).languages[0] ?? '')
  const form = { name: `tenants/${ctx.tenant}/forms/${request.form}`, language, draft: true }
  const derive = { ...form, caseFile: file, today: toDate(today), writer: 'requesting-authority' }
  const { answers } = await app.peers.forms.prefillForm(derive, ctx)
  const print = { answers, reference: row.reference, renderedAt: at, preview: false, signedParts: [] }
  yield* dataOf(
    app.peers.forms.renderForm({ ...form, ...print, fillable: request.fillable, officialLanguage: '' }, ctx),
  )
}
