import type { PreparedState } from '../prepare.ts'
import { Answered, type Caseworker, type Credentials, signIn } from './caseworker.ts'
import { showChain } from './chain.ts'
import { keep, keepForm, keepMessage, keepStatistics } from './keep.ts'
import { verifyReceipt } from './receipt.ts'
import type { Report } from './report.ts'
import { request } from './request.ts'
import { respond, seeAcknowledgement } from './respond.ts'
import { readScenario, type Scenario } from './scenario.ts'
import { picture, startBrowser } from './screens.ts'

/** Plays the main job twice, under both instruments, then the statistics, then the attempt of the other authority. */
export async function playScenarios(states: PreparedState[], out: string, report: Report): Promise<void> {
  const desk = deskOf(states, report)
  const cases: string[] = []
  // it takes seconds to unpack and to start, the first time: meanwhile the cases are played
  const starting = startBrowser()
  try {
    for (const name of ['scenario-a', 'scenario-b']) {
      cases.push(await play(states, desk, readScenario(name), name, out, report))
    }
    await statistics(desk, out, report)
    await refusal(desk, cases[0] ?? '', report)
    await pictures(await starting, states, cases[0] ?? '', out, report)
  } finally {
    const browser = await starting
    if (typeof browser !== 'string') await browser.close()
  }
}

/** Gives the caseworker of a tenant, signed in once. */
type Desk = (tenant: string) => Promise<Caseworker>

function deskOf(states: PreparedState[], report: Report): Desk {
  const signedIn = new Map<string, Promise<Caseworker>>()
  return (tenant) => {
    const known = signedIn.get(tenant)
    if (known) return known
    const who = credentialsOf(states, tenant, 'caseworker')
    const fresh = report.step(`${who.login} of ${tenant} signs in: password, then the code of the second factor`, () =>
      signIn(who),
    )
    signedIn.set(tenant, fresh)
    return fresh
  }
}

function credentialsOf(states: PreparedState[], tenant: string, role: 'caseworker' | 'supervisor'): Credentials {
  for (const { file } of states) {
    const person = file.people[tenant]?.find((each) => each.roles[0] === role)
    if (person) return { ...person, web: file.webUrl }
  }
  throw new Error(`nobody at ${tenant} is a ${role}`)
}

async function play(
  states: PreparedState[],
  desk: Desk,
  scenario: Scenario,
  name: string,
  out: string,
  report: Report,
): Promise<string> {
  report.chapter(scenario.title)
  const requesting = await desk(scenario.from)
  const sent = await request(requesting, scenario, report)
  const requested = await desk(scenario.to)
  const received = await respond(requested, requesting, sent, scenario, report)
  await seeAcknowledgement(requesting, sent, report)
  const { submission } = await requested.get(received.acknowledgement)
  await showChain({ sender: requesting, receiver: requested, message: sent.message, case: received.case }, report)
  await showChain({ sender: requested, receiver: requesting, message: submission.message, case: sent.case }, report)
  for (const [i, submission] of sent.submissions.entries()) {
    await keepForm(out, `${name}/${i === 0 ? 'application' : 'transmittal'}`, requesting, submission)
  }
  await keepForm(out, `${name}/acknowledgement`, requested, received.acknowledgement)
  await keepMessage(out, `${name}/message`, requesting, sent.message)
  await keepMessage(out, `${name}/answer`, requested, submission.message)
  await report.step(
    'Both receipts hold for whoever has nothing but the certificates',
    async () => [
      await verifyReceipt(states, requesting, scenario.to, sent.message),
      await verifyReceipt(states, requested, scenario.from, submission.message),
    ],
    (covered) => `signatures of both sides verified; the receipts cover ${covered.join(' and ')} digests`,
  )
  return received.case
}

async function statistics(desk: Desk, out: string, report: Report): Promise<void> {
  report.chapter('The statistics, in one click each')
  const year = new Date().getFullYear()
  for (const tenant of ['pt', 'be-fr', 'no']) {
    const who = await desk(tenant)
    await report.step(
      `Annual return of ${tenant}`,
      () => keepStatistics(out, who, year),
      (rows) =>
        rows
          .map(
            (row) =>
              `${row.instrument} ${row.direction} ${row.application} ${row.counterpartState}: ${row.applications ?? 0} sent or received, ${row.acknowledged ?? 0} acknowledged`,
          )
          .join('; '),
    )
  }
}

async function refusal(desk: Desk, name: string, report: Report): Promise<void> {
  report.chapter('The other authority of the same State tries')
  const other = await desk('be-nl')
  await report.step(
    `be-nl asks for a case of be-fr`,
    async () => {
      const refused = await other.get(name).then(
        () => undefined,
        (e: unknown) => e,
      )
      report.verify(
        refused instanceof Answered && refused.reason === 'WRONG_TENANT',
        'the case is refused to the other authority',
      )
    },
    () => 'refused with WRONG_TENANT, and written into the audit log',
  )
}

async function pictures(
  browser: Awaited<ReturnType<typeof startBrowser>>,
  states: PreparedState[],
  incoming: string,
  out: string,
  report: Report,
): Promise<void> {
  report.chapter('Pictures')
  if (typeof browser === 'string') return report.say(`skipped: ${browser}`)
  const who = credentialsOf(states, 'be-fr', 'supervisor')
  const path = `/cases/${incoming.split('/').at(-1)}`
  const shots = [
    { name: 'my-work', path: '/' },
    { name: 'cases', path: '/cases' },
    { name: 'case', path },
    { name: 'statistics', path: '/reports' },
  ]
  const files = await report.step('The main pages in a real browser', () =>
    picture(browser, who, shots, `${out}/screens`),
  )
  await keep(out, 'screens/README.txt', `${files.join('\n')}\n`)
}
