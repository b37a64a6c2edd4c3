import { readChunks } from '@sustento/platform/chunks/chunks'
import type { Ctx } from '@sustento/platform/ctx'
import { refuse } from '@sustento/platform/errors'
import { type RenderSubmissionRequest, SubmissionCopy } from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import type { App } from '../app.ts'
import { getInstrument } from '../domain/law.ts'
import { childIdsIn } from '../domain/names.ts'
import { openAnswers } from '../store/answers.ts'
import { readFile } from '../store/case-file.ts'
import { getCase } from '../store/cases.ts'
import type { CaseRow } from '../store/entities/case.ts'
import type { SubmissionRow, SubmissionState } from '../store/entities/submission.ts'
import { getSubmission } from '../store/submissions.ts'
import { dataOf } from './byte-streams.ts'
import { validateSubmission } from './check-submission.ts'
import { changesOf } from './follow-case.ts'
import { noteOpened } from './opened.ts'
import { refuseTelling } from './protection.ts'
import { auditDone } from './record.ts'
import { refuseUnsendable } from './unsendable.ts'
import { openVault, type Vault } from './vault.ts'
import { doWork, type Work } from './work.ts'

/** What is wanted of a form; the document itself unless said otherwise. */
export type Wanted = Pick<RenderSubmissionRequest, 'name'> & Partial<RenderSubmissionRequest>

/** Streams the PDF or XML of a form: as it was frozen or received, or made from its answers. */
export async function* renderSubmission(app: App, ctx: Ctx, request: Wanted): AsyncGenerator<Buffer> {
  const { caseId, id } = childIdsIn(request.name, 'submissions')
  const { owner, row } = await doWork(app, ctx, async (work) => {
    const { tx } = work
    const read = { owner: await getCase(tx, caseId), row: await getSubmission(tx, caseId, id) }
    if (read.owner.erasedAt) refuse('ERASED', 'the personal data of this case have been erased', { case: caseId })
    if (isHandedOut(request, read.row)) await refuseProtected(work, read.owner, read.row)
    await auditDone(work, 'submission.render', request.name)
    if (read.row.direction === 'incoming') await noteOpened(work, caseId, read.row.message)
    return read
  })
  const vault = await openVault(app, ctx.tenant, caseId)
  if (row.state !== 'draft' && !isMadeAnew(request)) {
    const blob = request.xml ? row.xmlBlob : row.pdfBlob
    if (!blob) refuse('NOT_FOUND', 'the form came without it', { submission: id })
    yield* readChunks((await app.dbs.get(ctx.tenant)).manager, vault, blob)
    return
  }
  const isRecord = request.copy === SubmissionCopy.SUBMISSION_COPY_RECORD
  if (isRecord) {
    const { findings } = await validateSubmission(app, ctx, request.name, ctx.locale ?? 'en')
    refuseUnsendable(row.form, findings)
  }
  yield* made(app, ctx, vault, owner, row, request)
}

/** The other side has it, or sent it: it tells nothing that is not told. */
const arrived: ReadonlySet<SubmissionState> = new Set(['delivered', 'posted', 'received'])

/** Whether it is given out of the house in another way than by the access point, which has not delivered it either. */
function isHandedOut({ copy, xml }: Wanted, { state }: SubmissionRow): boolean {
  if (copy === SubmissionCopy.SUBMISSION_COPY_FILLABLE) return true
  if (state === 'draft') return xml === true
  return copy === SubmissionCopy.SUBMISSION_COPY_RECORD && !arrived.has(state)
}

/** A form that was begun before somebody in the case was protected is not handed out as it was begun. */
async function refuseProtected(work: Work, owner: CaseRow, row: SubmissionRow): Promise<void> {
  if (!owner.nonDisclosure) return
  const { app, ctx, tx } = work
  const vault = await openVault(app, ctx.tenant, owner.id)
  const file = await readFile(tx, vault, owner)
  const changes = await changesOf(work, vault, owner, row, file)
  const answers = openAnswers(vault, row)
  refuseTelling(getInstrument(app.law, owner.instrument), { case: owner, file, row, answers }, changes)
}

/** Whether it is made from the answers although there is a document. */
function isMadeAnew({ copy, xml }: Wanted): boolean {
  const anew = copy === SubmissionCopy.SUBMISSION_COPY_PREVIEW || copy === SubmissionCopy.SUBMISSION_COPY_FILLABLE
  return anew && !xml
}

async function* made(app: App, ctx: Ctx, vault: Vault, owner: CaseRow, row: SubmissionRow, request: Wanted) {
  const form = {
    name: `tenants/${ctx.tenant}/forms/${row.form}`,
    answers: openAnswers(vault, row),
    language: request.language || row.language,
    reference: owner.reference,
  }
  if (request.xml) {
    yield (await app.peers.forms.writeFormXml(form, ctx)).xml
    return
  }
  const fillable = request.copy === SubmissionCopy.SUBMISSION_COPY_FILLABLE
  const rendering = {
    ...form,
    renderedAt: app.clock.now(),
    preview: !fillable && request.copy !== SubmissionCopy.SUBMISSION_COPY_RECORD,
    signedParts: row.signedParts.map(({ part }) => part),
    fillable,
    officialLanguage: request.officialLanguage ?? '',
    draft: false,
  }
  yield* dataOf(app.peers.forms.renderForm(rendering, ctx))
}
