import { expect, test } from '@jest/globals'
import { type Caseworker, type Json, requestId } from '@sustento/embedded/demo/caseworker'
import { readScenario } from '@sustento/embedded/demo/scenario'
import { until } from '@sustento/embedded/demo/wait'
import type { Played } from './played.ts'

const annexV = 'ec-4-2009-annex-V'
const told = 'collected.underArticles61to63'

/** What follows an acknowledged application between two real States, and a request for specific measures with its answer. */
export function correspondence(get: () => Played): void {
  const people = async () => Promise.all([get().at.person('pt'), get().at.person('be-fr')] as const)
  const clockOf = ({ timeLimits }: Json, clock: string) => timeLimits.find((limit: Json) => limit.clock === clock)

  test('a report, a question and its answer run the clocks of both sides', async () => {
    const [pt, be] = await people()
    const [ours, theirs] = [get().regulation.sent.case, get().regulation.received.case]
    await send(be, theirs, 'message-status-report', [
      { path: 'status.report', choices: { ids: ['first'] } },
      { path: 'status.steps', choices: { ids: ['debtorLocated'] } },
    ])
    const reported = await seen(pt, ours, 'in-progress')
    expect(clockOf(reported, 'status-report').urgency).toBe('URGENCY_DONE')
    await send(be, theirs, 'message-information-request', [
      { path: 'needed.items.cells[0].item', text: 'Acte de naissance' },
      { path: 'needed.items.cells[0].reason', text: 'Filiation' },
    ])
    const asked = await seen(pt, ours, 'awaiting-documents')
    expect(clockOf(asked, 'additional-documents')).toMatchObject({ ours: true, article: 'Article 58(9)' })
    expect(asked.nextSteps).toContain('supply-documents')
    await send(pt, ours, 'message-information-answer', [
      { path: 'answer.items.cells[0].item', text: 'Acte de naissance' },
      { path: 'answer.items.cells[0].answer', text: 'Ci-joint' },
    ])
    const answered = await seen(be, theirs, 'in-progress')
    expect(clockOf(answered, 'additional-documents').urgency).toBe('URGENCY_DONE')
  })

  test('a refusal by Annex IX ends the case there and here', async () => {
    const [pt, be] = await people()
    const [ours, theirs] = [get().regulation.sent.case, get().regulation.received.case]
    const { case: before } = await be.get(theirs)
    const offered = before.offeredForms.find((each: Json) => each.form === 'ec-4-2009-annex-IX')
    expect(offered).toMatchObject({ purpose: 'refusal' })
    await send(be, theirs, 'ec-4-2009-annex-IX', [
      { path: 'refusal', ticked: true },
      { path: 'refusal.reasons', text: 'Conditions manifestement non remplies' },
    ])
    const refused = await seen(pt, ours, 'refused')
    expect(refused.nextSteps).toContain('inform-applicant')
    expect(refused.timeLimits.every((limit: Json) => limit.urgency === 'URGENCY_DONE')).toBe(true)
  })

  test('a request for specific measures is answered with the address, and with no more than that income exists', async () => {
    const [pt, be] = await people()
    const { instrument, file } = readScenario('scenario-a')
    const opening = { instrument, application: '53', partner: 'tenants/pt/partners/be-fr', file }
    const { case: opened } = await pt.post('tenants/pt/cases', { ...opening, requestId: requestId() })
    const request = await send(pt, opened.name, annexV, [
      { path: 'request.measures.locate', ticked: true },
      { path: 'request.grounds', text: 'Le débiteur a déménagé' },
      { path: 'request.information.currentAddress', ticked: true },
    ])
    const received = await until('the request', async () => {
      const { cases = [] } = await be.get('tenants/be-fr/cases?direction=DIRECTION_INCOMING&pageSize=100')
      return cases.find(
        ({ application, foreignReference }: Json) => application === '53' && foreignReference === opened.reference,
      )
    })
    const answers = [
      { path: 'measuresTaken', text: 'Registre national consulté' },
      { path: `${told}.address`, ticked: true },
      { path: `${told}.address.fill.yes`, text: 'Rue Fictive 7, Namur' },
    ]
    const more = { path: `${told}.incomeExists.fill.yes`, text: 'Employeur fictif' }
    await expect(send(be, received.name, annexV, [...answers, more])).rejects.toThrow(
      /FORM_INVALID.*incomeExists\.fill\.yes.*UNKNOWN_PATH/,
    )
    const drafts = (await be.get(`${received.name}/submissions`)).submissions
    await send(be, received.name, annexV, answers)
    const answered = await seen(pt, opened.name, 'answered')
    expect(JSON.stringify(answered.file)).not.toContain('Rue Fictive')
    const { submissions } = await pt.get(`${opened.name}/submissions`)
    const response = submissions.find(({ purpose }: Json) => purpose === 'response')
    const { submission } = await pt.get(response.name)
    const { submission: asked } = await pt.get(request)
    const grounds = (of: Json) => of.answers.find(({ path }: Json) => path === 'request.grounds').text
    expect(grounds(submission)).toBe(grounds(asked))
    expect(drafts.map(({ purpose }: Json) => purpose)).toContain('response')
  })
}

/** Makes a form, answers what it asks for, sends it, and waits until the other side has it. */
async function send(who: Caseworker, owner: string, form: string, answers: Json[]): Promise<string> {
  const { submission: draft } = await who.post(`${owner}/submissions`, { form, requestId: requestId() })
  const change = { answers, etag: draft.etag, requestId: requestId() }
  const { submission: filled } = await who.patch(draft.name, change)
  await who.post(`${draft.name}:transmit`, { etag: filled.etag, requestId: requestId() })
  await until(`the delivery of ${form}`, async () => {
    const { submission } = await who.get(draft.name)
    return submission.state === 'SUBMISSION_STATE_DELIVERED' ? true : undefined
  })
  return draft.name
}

/** The case once it has the status. */
function seen(who: Caseworker, name: string, status: string): Promise<Json> {
  return until(`the status ${status}`, async () => {
    const { case: now } = await who.get(name)
    return now.status === status ? now : undefined
  })
}
