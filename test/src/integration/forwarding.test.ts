import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Caseworker, Json } from '@sustento/embedded/demo/caseworker'
import { requestId } from '@sustento/embedded/demo/caseworker'
import { request, type Sent } from '@sustento/embedded/demo/request'
import { respond, seeAcknowledgement } from '@sustento/embedded/demo/respond'
import { readScenario } from '@sustento/embedded/demo/scenario'
import { until } from '@sustento/embedded/demo/wait'
import { type Installation, installation } from '../support/installation.ts'
import { quietReport } from '../support/quiet-report.ts'

// Portugal applies to one authority of Belgium, and the other one is competent: it is forwarded (Article 49(2)), and the
// exchange goes on with that one. Three authorities, two States, nothing in between but AS4.

const scenario = readScenario('scenario-a')
const competent = 'be-nl'
const quiet = quietReport()
let at: Installation
let [sender, wrong, right] = [] as unknown as [Caseworker, Caseworker, Caseworker]
let sent: Sent
let opened: Json

beforeAll(async () => {
  at = await installation(['pt', 'be'])
  sender = await at.person('pt')
  wrong = await at.person('be-fr')
  right = await at.person(competent)
  sent = await request(sender, scenario, quiet)
  opened = await until('the case of the wrong authority', () => openedAt(wrong))
})

afterAll(() => at?.close(), 60_000)

async function openedAt({ tenant, get }: Caseworker): Promise<Json | undefined> {
  const { cases = [] } = await get(`tenants/${tenant}/cases?direction=DIRECTION_INCOMING`)
  return cases[0]
}

const timelineOf = async (who: Caseworker, name: string): Promise<Json[]> =>
  (await who.get(`${name}/timelineEntries?language=en`)).entries

const forward = (etag: string, partner = competent) =>
  wrong.post(`${opened.name}:forward`, {
    etag,
    partner: `tenants/be-fr/partners/${partner}`,
    reason: 'The debtor lives in the north of the State.',
    requestId: requestId(),
  })

describe('an application that reached the wrong authority of the State', () => {
  test('is forwarded by the case that it opened, to no other State', async () => {
    await expect(forward(opened.etag, 'pt')).rejects.toThrow(/FORWARD_OTHER_STATE/)
    const { case: closed } = await forward(opened.etag)
    expect(closed.status).toBe('closed')
    const [message] = (await wrong.get('tenants/be-fr/messages?direction=MESSAGE_DIRECTION_INCOMING')).messages
    const there = await until('the forwarding', async () => {
      const { message: now } = await wrong.get(message.name)
      return now.forwarding?.senderTold ? now : undefined
    })
    expect(there).toMatchObject({ state: 'MESSAGE_STATE_FORWARDED', forwarding: { failure: '' } })
    const { message: copy } = await wrong.get(there.forwarding.message)
    expect(copy.evidences.map(({ kind }: Json) => kind)).toContain('receipt')
  })

  test('is a case of the competent one, which acknowledges it to whoever sent it', async () => {
    await until('the notice', async () => {
      const entries = await timelineOf(sender, sent.case)
      return entries.some(({ kind }) => kind === 'forwarded-there') ? entries : undefined
    })
    const words = (await timelineOf(sender, sent.case)).map((entry) => entry.words as string)
    expect(words.find((each) => each.includes('Article 49(2)'))).toMatch(/forwarded to .+ on .+/)
    // that authority works in Dutch, and answers in it (Article 59)
    const received = await respond(right, sender, sent, { ...scenario, language: 'nl' }, quiet)
    const { case: theirs } = await right.get(received.case)
    expect(theirs).toMatchObject({ counterpartState: 'PT', partner: `tenants/${competent}/partners/pt` })
    expect((await timelineOf(right, received.case)).map(({ kind }) => kind)).toContain('came-forwarded')
    await seeAcknowledgement(sender, sent, quiet)
    const { case: ours } = await sender.get(sent.case)
    expect(ours.partner).toBe(`tenants/pt/partners/${competent}`)
  })
})
