import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Caseworker } from '@sustento/embedded/demo/caseworker'
import { type Entered, enter, transmit } from '@sustento/embedded/demo/request'
import { readScenario } from '@sustento/embedded/demo/scenario'
import { until } from '@sustento/embedded/demo/wait'
import { type Installation, installation } from '../support/installation.ts'
import { quietReport } from '../support/quiet-report.ts'
import { openRoads, type Roads } from '../support/roads.ts'
import { acknowledgement } from './acknowledgement.ts'
import { delivered, expectSameBytes, takenOver } from './travelled.ts'
import { expectWhole } from './whole.ts'

// A State is killed at a point of an exchange (kill -9) and started again. Whatever the point: one case on the other
// side, one message id on the wire, the same bytes in every attempt, nothing lost and nothing twice.

/** Where a State dies, and how often the message has to go over the wire besides once. */
type Death = [tenant: 'pt' | 'be-fr', point: string, more: number]

/**
 * One exchange has a death on each side. The receiver dies while the sender lives: where its death is about the message on
 * the wire the sender has died before it sends, otherwise it has the message already.
 */
const exchangesOfDeaths: Death[][] = [
  [
    ['pt', 'frozen-before-dispatch', 0],
    ['be-fr', 'before-durable', 1],
  ],
  [
    ['pt', 'dispatched-before-recorded', 0],
    ['be-fr', 'durable-before-receipt', 1],
  ],
  [
    ['pt', 'spooled-before-send', 0],
    ['be-fr', 'receipt-sent-before-emit-relay', 0],
  ],
  [
    ['pt', 'sent-before-receipt-stored', 1],
    ['be-fr', 'after-received-fetched', 0],
  ],
  [
    ['pt', 'receipt-stored', 0],
    ['be-fr', 'case-opened-before-confirm', 0],
  ],
  [['be-fr', 'confirmed-before-recorded', 0]],
]

const scenario = readScenario('scenario-a')
let roads: Roads
let at: Installation
let exchanges = 0

beforeAll(async () => {
  roads = await openRoads({ delaysSeconds: [...Array<number>(60).fill(1), ...Array<number>(40).fill(5)] })
  at = await installation(['pt', 'be'], { adjust: roads.adjust })
  await Promise.all([at.person('pt'), at.person('be-fr')])
})

afterAll(async () => {
  await at?.close()
  await roads?.close()
})

/**
 * Does the step during which States die, and starts each again, in the order of their deaths. The step itself may fail with
 * its State.
 */
async function whileKilled(deaths: Death[], step: () => Promise<unknown>): Promise<void> {
  let restarts = Promise.resolve()
  const reborn = deaths.map(async ([tenant, point]) => {
    const doomed = at.processOf(tenant)
    doomed.crashAt(point)
    expect(await doomed.ended).toBe('SIGKILL')
    restarts = restarts.then(async () => {
      const { server } = await at.restart(tenant)
      expect(server.adopted).toBe(true)
    })
    await restarts
  })
  await Promise.all([step().catch(() => undefined), ...reborn])
}

const conversationOf = async (who: Caseworker, message: string): Promise<string> =>
  (await who.get(message)).message.conversationId

const names = exchangesOfDeaths.map((deaths) => deaths.map(([tenant, point]) => `${tenant} at ${point}`).join(', '))

test.each(names.map((name, i) => [name, exchangesOfDeaths[i] ?? []] as const))(
  'killed: %s: one case, one message, the same bytes',
  async (_, deaths) => {
    const sender = await at.person('pt')
    const entered: Entered = await enter(sender, scenario, quietReport())
    const seen = roads.toBe.passages.length
    exchanges += 1
    await whileKilled(deaths, () => transmit(sender, entered))
    const sent = await delivered(sender, entered)
    const receiver = await at.person('be-fr')
    const opened = await takenOver(at, receiver, await conversationOf(sender, sent))
    const passages = roads.toBe.passages.slice(seen)
    expect(passages.length).toBeGreaterThanOrEqual(deaths.reduce((sum, [, , more]) => sum + more, 1))
    await expectSameBytes(passages, [sender, sent], [receiver, opened.message])
    await expectWhole(at, exchanges)
  },
  180_000,
)

test('the State of be-fr is killed when its acknowledgement was sent: one acknowledgement, the same bytes', async () => {
  const [sender, receiver] = [await at.person('pt'), await at.person('be-fr')]
  const entered = await enter(sender, scenario, quietReport())
  exchanges += 1
  await transmit(sender, entered)
  const application = await delivered(sender, entered)
  const opened = await takenOver(at, receiver, await conversationOf(sender, application))
  const answer = await acknowledgement(receiver, opened.case, scenario)
  const seen = roads.toPt.passages.length
  await whileKilled([['be-fr', 'sent-before-receipt-stored', 1]], answer.send)
  const sent = await delivered(receiver, { case: opened.case, submissions: [answer.submission] })
  await until('the acknowledgement', async () => {
    const { case: known } = await sender.get(entered.case)
    return known.status === 'acknowledged' ? true : undefined
  })
  const { submissions } = await sender.get(`${entered.case}/submissions`)
  const [received, ...more] = submissions.filter((each: { purpose: string }) => each.purpose === 'acknowledgement')
  expect(more).toEqual([])
  const passages = roads.toPt.passages.slice(seen)
  expect(passages.length).toBeGreaterThanOrEqual(2)
  await expectSameBytes(passages, [receiver, sent], [sender, received.message])
  await expectWhole(at, exchanges)
})

test('after all of it, both sides have counted every application once', async () => {
  const year = new Date().getFullYear()
  for (const tenant of ['pt', 'be-fr']) {
    const who = await at.person(tenant)
    const rows = await until('the statistics', async () => {
      const { rows: counted } = await who.get(`tenants/${tenant}/annualReturns/${year}`)
      return counted.length > 0 && Number(counted[0].applications) >= exchanges ? counted : undefined
    })
    expect(rows).toMatchObject([{ application: '56-1-b', applications: String(exchanges) }])
  }
})
