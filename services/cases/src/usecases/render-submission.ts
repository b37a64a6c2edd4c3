import { readChunks } from '@sustento/platform/chunks/chunks'
import type { Ctx } from '@sustento/platform/ctx'
import { refuse } from '@sustento/platform/errors'
import type { RenderSubmissionRequest } from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import type { App } from '../app.ts'
import { childIdsIn } from '../domain/names.ts'
import { openAnswers } from '../store/answers.ts'
import { getCase } from '../store/cases.ts'
import { getSubmission } from '../store/submissions.ts'
import { dataOf } from './byte-streams.ts'
import { auditDone } from './record.ts'
import { openVault } from './vault.ts'
import { doWork } from './work.ts'

/** Streams the PDF or XML of a form: as it was frozen or received, or a preview of a draft in the language asked for. */
export async function* renderSubmission(app: App, ctx: Ctx, request: RenderSubmissionRequest): AsyncGenerator<Buffer> {
  const { caseId, id } = childIdsIn(request.name, 'submissions')
  const { owner, row } = await doWork(app, ctx, async (work) => {
    const { tx } = work
    const read = { owner: await getCase(tx, caseId), row: await getSubmission(tx, caseId, id) }
    if (read.owner.erasedAt) refuse('ERASED', 'the personal data of this case have been erased', { case: caseId })
    await auditDone(work, 'submission.render', request.name)
    return read
  })
  const vault = await openVault(app, ctx.tenant, caseId)
  const blob = request.xml ? row.xmlBlob : row.pdfBlob
  if (row.state !== 'draft') {
    if (!blob) refuse('NOT_FOUND', 'the form came without it', { submission: id })
    yield* readChunks((await app.dbs.get(ctx.tenant)).manager, vault, blob)
    return
  }
  const name = `tenants/${ctx.tenant}/forms/${row.form}`
  const form = {
    name,
    answers: openAnswers(vault, row),
    language: request.language || row.language,
    reference: owner.reference,
  }
  if (request.xml) {
    yield (await app.peers.forms.writeFormXml(form, ctx)).xml
    return
  }
  const signedParts = row.signedParts.map(({ part }) => part)
  const renderedAt = app.clock.now()
  yield* dataOf(
    app.peers.forms.renderForm(
      { ...form, renderedAt, preview: true, signedParts, fillable: false, officialLanguage: '' },
      ctx,
    ),
  )
}
