import type { Ctx } from '@sustento/platform/ctx'
import { type CaseChange, RefreshSubmissionRequest } from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import { Finding, Severity } from '@sustento/platform/gen/sustento/type/v1/answer'
import type { CaseFile } from '@sustento/platform/gen/sustento/type/v1/case_file'
import type { App } from '../app.ts'
import { getForm, getInstrument } from '../domain/law.ts'
import { childIdsIn } from '../domain/names.ts'
import { inWords, type Words } from '../domain/words.ts'
import { openEveryAnswer, sealAnswers } from '../store/answers.ts'
import { readFile } from '../store/case-file.ts'
import { getCaseForUpdate } from '../store/cases.ts'
import type { CaseRow } from '../store/entities/case.ts'
import type { SubmissionRow } from '../store/entities/submission.ts'
import { changeSubmission, getDraft } from '../store/submissions.ts'
import { changesBetween, withChanges } from './case-changes.ts'
import { firstAnswers } from './first-answers.ts'
import { dayOf } from './moment.ts'
import { once } from './once.ts'
import { auditDone, noteDone } from './record.ts'
import { openVault, type Vault } from './vault.ts'
import type { Work } from './work.ts'

/** What the case would give a draft today; nothing once the form was frozen. */
export async function changesOf(
  work: Work,
  vault: Vault,
  owner: CaseRow,
  row: SubmissionRow,
  file: CaseFile,
): Promise<CaseChange[]> {
  if (row.state !== 'draft') return []
  const form = getForm(getInstrument(work.app.law, owner.instrument), row.form)
  // as of the day on which the form was started: its own date is no change of the case
  const then = { ...work, today: dayOf(work.app, work.ctx.tenant, row.createdAt) }
  const { answers } = await firstAnswers(then, vault, owner, form, file, row.language)
  return changesBetween(openEveryAnswer(vault, row), answers)
}

/** Takes what the case gives today over into a draft. */
export function refreshSubmission(app: App, ctx: Ctx, request: RefreshSubmissionRequest): Promise<string> {
  const { caseId, id } = childIdsIn(request.name, 'submissions')
  return once(app, ctx, 'RefreshSubmission', RefreshSubmissionRequest, request, async (work) => {
    const owner = await getCaseForUpdate(work.tx, caseId)
    const row = await getDraft(work.tx, caseId, id, request.etag)
    const vault = await openVault(app, ctx.tenant, caseId)
    const changes = await changesOf(work, vault, owner, row, await readFile(work.tx, vault, owner))
    const wanted = changes.filter(({ path }) => request.paths.length === 0 || request.paths.includes(path))
    const answers = withChanges(openEveryAnswer(vault, row), wanted)
    await changeSubmission(work.tx, row, { sealedAnswers: sealAnswers(vault, row.id, answers), signedParts: [] })
    await noteDone(work, caseId, 'submission-refreshed', { form: row.form }, request.name)
    await auditDone(work, 'submission.refresh', request.name)
    return request.name
  })
}

const changed: Words = {
  en: 'The case says something else now. Take it over, or leave it if the form is right.',
  fr: 'Le dossier indique autre chose désormais. Reprenez-le, ou laissez la réponse si elle est exacte.',
}

/** Each change as a finding that leads to its field. */
export const toFindings = (changes: readonly CaseChange[], language: string): Finding[] =>
  changes.map(({ path }) =>
    Finding.fromPartial({
      path,
      severity: Severity.SEVERITY_SHOULD,
      code: 'CASE_CHANGED',
      message: inWords(changed, language),
    }),
  )
