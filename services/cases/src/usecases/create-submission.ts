import type { Ctx } from '@sustento/platform/ctx'
import { refuse } from '@sustento/platform/errors'
import { CreateSubmissionRequest } from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import type { CaseFile } from '@sustento/platform/gen/sustento/type/v1/case_file'
import { v4, v7 } from 'uuid'
import type { App } from '../app.ts'
import { belongsToApplication } from '../domain/application-forms.ts'
import { sideOf } from '../domain/instrument.ts'
import { getForm, getInstrument } from '../domain/law.ts'
import { caseIdIn, childName } from '../domain/names.ts'
import { mayMake } from '../domain/offers.ts'
import { mayIssue, purposeOf } from '../domain/saying.ts'
import { sealAnswers } from '../store/answers.ts'
import { readFile } from '../store/case-file.ts'
import { getCaseForUpdate } from '../store/cases.ts'
import type { CaseRow } from '../store/entities/case.ts'
import type { SubmissionRow } from '../store/entities/submission.ts'
import { insertSubmission } from '../store/submissions.ts'
import { acceptedLanguages } from './accepted-languages.ts'
import { firstAnswers } from './first-answers.ts'
import { tenantOf } from './moment.ts'
import { once } from './once.ts'
import { requireLanguage } from './plain-text.ts'
import { auditDone, noteDone } from './record.ts'
import { openVault } from './vault.ts'
import type { Work } from './work.ts'

/** Starts a form for the case with the answers that the case knows. Forms that courts issue are read in, not made. */
export async function createSubmission(app: App, ctx: Ctx, request: CreateSubmissionRequest): Promise<string> {
  const caseId = caseIdIn(request.parent)
  requireLanguage('language', request.language)
  return once(app, ctx, 'CreateSubmission', CreateSubmissionRequest, request, async (work) => {
    const row = await getCaseForUpdate(work.tx, caseId)
    const name = await start(work, row, request)
    await noteDone(work, caseId, 'submission-created', { form: request.form }, name)
    await auditDone(work, 'submission.create', name)
    return name
  })
}

async function start(work: Work, row: CaseRow, { form: formId, language: wanted }: CreateSubmissionRequest) {
  const { app, ctx, tx, at } = work
  const instrument = getInstrument(app.law, row.instrument)
  const form = getForm(instrument, formId)
  const side = sideOf(row.direction)
  if (!mayMake(instrument, row, form, row.nonDisclosure)) {
    const offered = mayIssue(form, side) && !belongsToApplication(purposeOf(form, side))
    const reason = offered ? 'TRANSITION_NOT_ALLOWED' : 'INVALID_ARGUMENT'
    refuse(reason, 'this form is not made here for this application now', { form: formId, status: row.status })
  }
  const vault = await openVault(app, ctx.tenant, row.id)
  const file = await readFile(tx, vault, row)
  const language = wanted || (await languageFor(app, ctx, row, file, formId))
  const { answers, edition } = await firstAnswers(work, vault, row, form, file, language)
  const id = v7()
  const submission: SubmissionRow = {
    ...draftOf(id, row.id, at),
    form: formId,
    edition,
    purpose: purposeOf(form, side),
    language,
    sealedAnswers: sealAnswers(vault, id, answers),
  }
  await insertSubmission(tx, submission)
  return childName(ctx.tenant, row.id, 'submissions', id)
}

/** The first language that the law accepts and in which the form can be had. */
async function languageFor(app: App, ctx: Ctx, row: CaseRow, file: CaseFile, formId: string): Promise<string> {
  const accepted = acceptedLanguages(app, ctx.tenant, row, file, formId)
  const { form } = await app.peers.forms.getForm({ name: `tenants/${ctx.tenant}/forms/${formId}`, language: '' }, ctx)
  const language = accepted.find((each) => form?.languages.includes(each))
  if (language) return language
  // an instrument without a rule on languages refuses none
  const { article } = getInstrument(app.law, row.instrument).languages
  const own = tenantOf(app, ctx.tenant).languages.find((each) => form?.languages.includes(each))
  if (article === undefined && own !== undefined) return own
  return refuse(
    'LANGUAGE_NOT_ACCEPTED',
    `the form is not available in a language that the other State accepts: ${accepted.join(', ')}`,
    {
      form: formId,
    },
  )
}

function draftOf(id: string, caseId: string, createdAt: Date) {
  return {
    id,
    caseId,
    direction: 'outgoing',
    state: 'draft',
    signedParts: [],
    carrier: null,
    documents: [],
    message: null,
    delivery: '',
    sealedQuestions: null,
    pdfBlob: null,
    pdfSha256: null,
    pdfSize: null,
    xmlBlob: null,
    xmlSha256: null,
    xmlSize: null,
    frozenAt: null,
    postedOn: null,
    etag: v4(),
    createdAt,
  } satisfies Partial<SubmissionRow>
}
