import { type Caseworker, type Json, requestId } from './caseworker.ts'
import type { Report } from './report.ts'
import type { Sent } from './request.ts'
import type { Scenario } from './scenario.ts'
import { until } from './wait.ts'

// The requested authority's side of an exchange, and what the requesting one sees of it.

/** The case that an incoming application opened. */
export interface Received {
  case: string
  acknowledgement: string
}

/** Finds the case that the application opened, compares what arrived, acknowledges it. */
export async function respond(who: Caseworker, sender: Caseworker, sent: Sent, scenario: Scenario, report: Report) {
  const opened = await report.step(
    'The application arrived and opened a case; the first clock runs',
    () => until('the incoming case', () => findOpened(who, sender, sent)),
    (found) => clockWords(found, 'acknowledge'),
  )
  await report.step('What arrived is, byte for byte, what was sent', () =>
    compare(who, opened.name, sender, sent, report),
  )
  const received = await acknowledge(who, opened.name, scenario, report)
  await report.step(
    'Acknowledged: the second clock runs',
    async () => (await who.get(opened.name)).case,
    (known) => clockWords(known, 'status-report'),
  )
  return received
}

/** The requesting authority sees the acknowledgement with its evidence. */
export async function seeAcknowledgement(who: Caseworker, sent: Sent, report: Report): Promise<void> {
  const known = await report.step(
    'The requesting authority sees the acknowledgement on its case',
    () =>
      until('the acknowledgement', async () => {
        const { case: now } = await who.get(sent.case)
        return now.status === 'acknowledged' ? now : undefined
      }),
    (now) => `status ${now.status}, their reference ${now.foreignReference}; ${clockWords(now, 'status-report')}`,
  )
  const { message } = await who.get(sent.message)
  const kinds: string[] = message.evidences.map((evidence: Json) => evidence.kind)
  report.verify(kinds.includes('receipt'), 'the receipt is among the evidence')
  report.verify(known.status === 'acknowledged', 'the case is acknowledged')
}

async function findOpened(who: Caseworker, sender: Caseworker, sent: Sent): Promise<Json | undefined> {
  const { message: ours } = await sender.get(sent.message)
  const { cases = [] } = await who.get(`tenants/${who.tenant}/cases?direction=DIRECTION_INCOMING&pageSize=100`)
  for (const { name } of cases) {
    const { submissions = [] } = await who.get(`${name}/submissions`)
    for (const { message } of submissions) {
      if (!message) continue
      const { message: theirs } = await who.get(message)
      // what another authority has forwarded has the id of its sender beside that of its own way
      if ((theirs.originalMessageId || theirs.messageId) === ours.messageId) return (await who.get(name)).case
    }
  }
  return undefined
}

async function compare(who: Caseworker, opened: string, sender: Caseworker, sent: Sent, report: Report): Promise<void> {
  const { submissions = [] } = await who.get(`${opened}/submissions`)
  for (const name of sent.submissions) {
    const { submission: ours } = await sender.get(name)
    const theirs = submissions.find((each: Json) => each.form === ours.form)
    report.verify(theirs !== undefined, `${ours.form} arrived`)
    for (const format of ['pdf', 'xml']) {
      const left = await sender.download(`${name}?format=${format}`)
      const right = await who.download(`${theirs.name}?format=${format}`)
      report.verify(left.length > 0 && left.equals(right), `${ours.form}: the ${format} is the same on both sides`)
    }
  }
  const ourDocuments: Json[] = (await sender.get(`${sent.case}/documents`)).documents ?? []
  const theirDocuments: Json[] = (await who.get(`${opened}/documents`)).documents ?? []
  for (const ours of ourDocuments) {
    const theirs = theirDocuments.find((each) => each.sha256 === ours.sha256)
    report.verify(theirs !== undefined, 'every document arrived')
    const left = await sender.download(ours.name)
    report.verify(left.equals(await who.download(theirs.name)), 'a document is the same on both sides')
  }
}

async function acknowledge(who: Caseworker, opened: string, scenario: Scenario, report: Report): Promise<Received> {
  const form = scenario.forms.acknowledgement
  const { submission: draft } = await report.step(`The acknowledgement is derived: ${form}`, () =>
    who.post(`${opened}/submissions`, { form, language: scenario.language, requestId: requestId() }),
  )
  const typed = scenario.typed[form] ?? []
  const { submission: filled } = await report.step('It names the first steps', () =>
    who.patch(draft.name, { answers: typed, etag: draft.etag, requestId: requestId() }),
  )
  await report.step('Sent, and its receipt verified', async () => {
    await who.post(`${draft.name}:transmit`, { etag: filled.etag, requestId: requestId() })
    return until('the delivery of the acknowledgement', async () => {
      const { submission } = await who.get(draft.name)
      return submission.state === 'SUBMISSION_STATE_DELIVERED' ? true : undefined
    })
  })
  return { case: opened, acknowledgement: draft.name }
}

function clockWords(known: Json, clock: string): string {
  const limit = (known.timeLimits ?? []).find((each: Json) => each.clock === clock)
  if (!limit) throw new Error(`the clock ${clock} does not run`)
  return `${limit.title}: ${limit.words} (${limit.rule}, ${limit.article})`
}
