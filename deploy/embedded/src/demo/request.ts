import { createHash } from 'node:crypto'
import { type Caseworker, type Json, requestId } from './caseworker.ts'
import type { Report } from './report.ts'
import { readPaper, type Scenario } from './scenario.ts'
import { until } from './wait.ts'

// The requesting authority's side of an exchange.

/** What the requesting side has after sending. */
export interface Sent {
  case: string
  /** The submissions that travelled, the application first. */
  submissions: string[]
  message: string
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** A case whose forms are complete and signed. */
export interface Entered {
  case: string
  /** The submissions that will travel, the application first. */
  submissions: string[]
}

/** Enters the case once, attaches its papers, derives the forms, completes, signs and sends them. */
export async function request(who: Caseworker, scenario: Scenario, report: Report): Promise<Sent> {
  return send(who, await enter(who, scenario, report), report)
}

/** Enters the case and makes its forms ready to be sent. */
export async function enter(who: Caseworker, scenario: Scenario, report: Report): Promise<Entered> {
  const { tenant } = who
  const created = await report.step(
    'The case is entered once: parties, decision, payment',
    () =>
      who.post(`tenants/${tenant}/cases`, {
        instrument: scenario.instrument,
        application: scenario.application,
        partner: `tenants/${tenant}/partners/${scenario.to}`,
        file: scenario.file,
        requestId: requestId(),
      }),
    ({ case: made }) => `${made.reference}: ${made.title}, towards ${made.counterpartState}`,
  )
  const name: string = created.case.name
  if (scenario.extract) await readIn(who, name, scenario.extract, report)
  for (const paper of scenario.documents) {
    await report.step(`Attached: ${paper.title}`, () => attach(who, name, paper))
  }
  const submissions: string[] = []
  for (const form of [scenario.forms.application, scenario.forms.transmittal]) {
    if (form) submissions.push(await derive(who, name, form, scenario, report))
  }
  await report.step('Validation passes', () => validate(who, submissions, report))
  return { case: name, submissions }
}

/** Sends the forms in one message and waits for the verified receipt. */
export async function send(who: Caseworker, entered: Entered, report: Report): Promise<Sent> {
  await report.step('Frozen and handed to the access point', () => transmit(who, entered))
  const message = await report.step(
    'Delivered: the other access point signed a receipt, and it was verified',
    () => until('delivery', () => deliveredMessage(who, entered)),
    (sent) => sent,
  )
  return { ...entered, message }
}

/** Freezes the forms and hands them over; the access point sends them on its own. */
export async function transmit(who: Caseworker, { submissions }: Entered): Promise<void> {
  const [application = '', ...accompanies] = submissions
  const etag = await etagOf(who, application)
  await who.post(`${application}:transmit`, { etag, requestId: requestId(), accompanies })
}

/** The message of the forms once its receipt was verified. */
export async function deliveredMessage(who: Caseworker, { submissions }: Entered): Promise<string | undefined> {
  const { submission } = await who.get(submissions[0] ?? '')
  if (submission.state === 'SUBMISSION_STATE_FAILED') throw new Error('the message could not be delivered')
  return submission.state === 'SUBMISSION_STATE_DELIVERED' ? (submission.message as string) : undefined
}

async function readIn(who: Caseworker, name: string, file: string, report: Report): Promise<void> {
  const document = await report.step("The court's extract (Annex I) is attached", () =>
    attach(who, name, { file, kind: 'extract', title: 'Annex I', language: 'fr' }),
  )
  const { case: known } = await who.get(name)
  await report.step(
    '… and read in: decision and obligations come from the court, not from typing',
    () => who.post(`${name}:importExtract`, { document: document.name, etag: known.etag, requestId: requestId() }),
    ({ case: filled }) =>
      `${filled.file.decision.reference}, ${filled.file.obligations[0].amount.minorUnits / 100} ${filled.file.obligations[0].amount.currency} ${filled.file.obligations[0].frequency}`,
  )
}

type Paper = Scenario['documents'][number]

/** Stores a paper with the case, and checks that what was stored is what was sent. */
async function attach(who: Caseworker, name: string, paper: Paper): Promise<Json> {
  const bytes = readPaper(paper.file)
  const query = new URLSearchParams({ kind: paper.kind, language: paper.language, requestId: requestId() })
  const mediaType = paper.file.endsWith('.xml') ? 'application/xml' : 'application/pdf'
  const document = await who.upload(`${name}/documents?${query}`, bytes, mediaType, paper.title)
  if (document.sha256 !== sha256(bytes)) throw new Error('the stored document differs from the one sent')
  return document
}

async function derive(
  who: Caseworker,
  name: string,
  form: string,
  scenario: Scenario,
  report: Report,
): Promise<string> {
  const draft = await report.step(
    `Derived from the case: ${form}`,
    async () => {
      const body = { form, language: scenario.language, requestId: requestId() }
      return (await who.post(`${name}/submissions`, body)).submission
    },
    (made) => `${made.answers.length} answers known, none typed`,
  )
  const before = await findings(who, draft.name)
  const typed = scenario.typed[form] ?? []
  if (typed.length > 0) {
    await report.step(
      'What is missing is asked for and given',
      async () =>
        who.patch(draft.name, { answers: typed, etag: await etagOf(who, draft.name), requestId: requestId() }),
      () => `${before.length} findings before, ${typed.length} answers typed`,
    )
  }
  if (scenario.signedPart && form === scenario.forms.application) {
    await report.step(`Part ${scenario.signedPart} is marked as signed by the applicant`, async () =>
      sign(who, draft.name, scenario.signedPart ?? '', 'applicant'),
    )
  }
  return draft.name
}

async function validate(who: Caseworker, submissions: string[], report: Report): Promise<void> {
  for (const submission of submissions) {
    const left = (await findings(who, submission)).filter((found) => found.severity === 'SEVERITY_MUST')
    const words = left.map((found) => `${found.path} ${found.code}`).join(', ')
    report.verify(left.length === 0, `nothing stands in the way of sending: ${words}`)
  }
}

async function sign(who: Caseworker, submission: string, part: string, signedBy: string): Promise<Json> {
  const today = new Date()
  const signedOn = { year: today.getFullYear(), month: today.getMonth() + 1, day: today.getDate() }
  return who.post(`${submission}:sign`, {
    part,
    signedBy,
    signedOn,
    etag: await etagOf(who, submission),
    requestId: requestId(),
  })
}

const findings = async (who: Caseworker, submission: string): Promise<Json[]> =>
  (await who.post(`${submission}:validate`, { language: 'en' })).findings ?? []

const etagOf = async (who: Caseworker, submission: string): Promise<string> =>
  (await who.get(submission)).submission.etag
