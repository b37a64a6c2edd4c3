import type { Ctx } from '@sustento/platform/ctx'
import type { CaseChange } from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import { type Answer, Finding, Severity } from '@sustento/platform/gen/sustento/type/v1/answer'
import type { CaseFile } from '@sustento/platform/gen/sustento/type/v1/case_file'
import { toDate } from '@sustento/platform/legal-date'
import type { App } from '../app.ts'
import type { SendingFinding } from '../domain/findings.ts'
import { sideOf } from '../domain/instrument.ts'
import { getApplication, getForm, getInstrument } from '../domain/law.ts'
import { childIdsIn } from '../domain/names.ts'
import { endsCase } from '../domain/offers.ts'
import { checkSending } from '../domain/sendable.ts'
import { inWords } from '../domain/words.ts'
import { openAnswers } from '../store/answers.ts'
import { readFile } from '../store/case-file.ts'
import { getCase } from '../store/cases.ts'
import type { CaseRow } from '../store/entities/case.ts'
import type { SubmissionRow } from '../store/entities/submission.ts'
import type { TimeLimitRow } from '../store/entities/time-limit.ts'
import { getSubmission, submissionsOf } from '../store/submissions.ts'
import { timeLimitsOf } from '../store/time-limits.ts'
import { acceptedLanguages } from './accepted-languages.ts'
import { givenPaths } from './answers.ts'
import { circumstancesOf } from './circumstances.ts'
import { changesOf, toFindings } from './follow-case.ts'
import { lastDay } from './last-day.ts'
import { momentOf, tenantOf } from './moment.ts'
import { protectionFindings } from './protection.ts'
import { auditDone } from './record.ts'
import { saidIn } from './said.ts'
import { saidOnce } from './said-once.ts'
import { openVault, type Vault } from './vault.ts'
import { doWork, type Work } from './work.ts'

/** A form and what it is checked against. */
export interface Checkable {
  case: CaseRow
  file: CaseFile
  row: SubmissionRow
  answers: Answer[]
  /** Ids of all forms that travel in the message, with this one. */
  forms: string[]
  /** Clocks that run or ran. */
  limits: TimeLimitRow[]
  language: string
}

/**
 * Everything found in a form: by its own rules, by the law on what may be sent, and where it tells of somebody protected;
 * `changes` is what the case would give a draft today.
 */
export async function checkSubmission(
  app: App,
  ctx: Ctx,
  subject: Checkable,
  changes: readonly CaseChange[],
): Promise<Finding[]> {
  const { case: owner, row, answers, language } = subject
  const { findings } = await app.peers.forms.validateForm(
    {
      name: `tenants/${ctx.tenant}/forms/${row.form}`,
      answers,
      language,
      requestedState: owner.direction === 'outgoing' ? owner.counterpartState : tenantOf(app, ctx.tenant).state,
      today: toDate(momentOf(app, ctx.tenant).today),
      signedParts: row.signedParts.map(({ part }) => part),
    },
    ctx,
  )
  const lawful = lawFindings(app, ctx.tenant, subject).map((finding) => toFinding(finding, language))
  const guarded = protectionFindings(getInstrument(app.law, owner.instrument), subject, changes, language)
  return [...saidOnce(findings, lawful), ...guarded].sort((a, b) => a.severity - b.severity)
}

/** What was found in a form, what the case gives differently since it was started, and whether sending it ends the case. */
export interface Validated {
  findings: Finding[]
  changes: CaseChange[]
  endsCase: boolean
}

/** Everything found in a form that is being made; the other drafts of the application count as travelling with it. */
export function validateSubmission(app: App, ctx: Ctx, name: string, language: string): Promise<Validated> {
  return doWork(app, ctx, async (work) => {
    const { subject, vault } = await readCheckable(work, name, language)
    const { case: owner, row, file } = subject
    await auditDone(work, 'submission.validate', name)
    const changes = await changesOf(work, vault, owner, row, file)
    const found = await checkSubmission(app, ctx, subject, changes)
    const guarded = found.filter(({ code }) => code === 'PROTECTED_HERE').map(({ path }) => path)
    const others = changes.filter(({ path }) => !guarded.includes(path))
    const instrument = getInstrument(app.law, owner.instrument)
    const said = saidIn(getForm(instrument, row.form), sideOf(owner.direction), subject.answers)
    const ends = endsCase(
      instrument,
      owner,
      said.map(({ message }) => message),
    )
    return { findings: [...found, ...toFindings(others, language)], changes, endsCase: ends }
  })
}

async function readCheckable(
  { app, ctx, tx }: Work,
  name: string,
  language: string,
): Promise<{ subject: Checkable; vault: Vault }> {
  const { caseId, id } = childIdsIn(name, 'submissions')
  const owner = await getCase(tx, caseId)
  const row = await getSubmission(tx, caseId, id)
  const vault = await openVault(app, ctx.tenant, caseId)
  const drafts = (await submissionsOf(tx, caseId)).filter(({ state }) => state === 'draft')
  const forms = [row.form, ...drafts.map(({ form }) => form)]
  const limits = await timeLimitsOf(tx, [caseId])
  const file = await readFile(tx, vault, owner)
  const answers = openAnswers(vault, row)
  return { subject: { case: owner, file, row, answers, forms, limits, language }, vault }
}

/** What the law says of sending this form now. */
export function lawFindings(
  app: App,
  tenant: string,
  { case: owner, file, row, answers, forms, limits }: Checkable,
): SendingFinding[] {
  const instrument = getInstrument(app.law, owner.instrument)
  const form = getForm(instrument, row.form)
  const { today } = momentOf(app, tenant)
  const said = saidIn(form, sideOf(owner.direction), answers)
  return checkSending(instrument, getApplication(instrument, owner.application), {
    form,
    forms,
    signedParts: row.signedParts.map(({ part }) => part),
    language: row.language,
    acceptedLanguages: acceptedLanguages(app, tenant, owner, file, row.form),
    given: givenPaths(answers),
    documents: file.documents.map(({ kind }) => kind),
    circumstances: circumstancesOf(instrument, file),
    consented: file.consentDate !== undefined,
    said: said.map((each) => ({ ...each, lawful: lastDay(app, tenant, owner, each.message, today) })),
    running: new Map(limits.filter(({ doneOn }) => doneOn === null).map(({ clock, dueOn }) => [clock, dueOn])),
    today,
  })
}

function toFinding({ path, severity, code, message, article }: SendingFinding, language: string): Finding {
  const grade = severity === 'must' ? Severity.SEVERITY_MUST : Severity.SEVERITY_SHOULD
  return { ...Finding.create(), path, severity: grade, code, message: inWords(message, language), article }
}
