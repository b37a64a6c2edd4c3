import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { requestId } from '@sustento/embedded/demo/caseworker'
import { enter, transmit } from '@sustento/embedded/demo/request'
import { readScenario } from '@sustento/embedded/demo/scenario'
import { until } from '@sustento/embedded/demo/wait'
import { exchange } from '../support/exchange.ts'
import { type Installation, installation } from '../support/installation.ts'
import { quietReport } from '../support/quiet-report.ts'
import { openRoads, type Roads } from '../support/roads.ts'
import { parts, type SixProcesses, sixProcesses } from '../support/six-processes.ts'

// The Belgian State runs as a cluster would run it: six processes that know each other by address alone. The Portuguese
// one is a single process as always.

const scenario = readScenario('scenario-a')
let roads: Roads
let at: Installation
let belgium: SixProcesses

beforeAll(async () => {
  roads = await openRoads({ delaysSeconds: [0.2, 0.2] })
  at = await installation(['pt', 'be'], { adjust: roads.adjust, started: ['pt'] })
  belgium = await sixProcesses(at.stateOf('be-fr'))
})

afterAll(async () => {
  await belgium?.close()
  await at?.close()
  await roads?.close()
})

test('an application is sent, received, acknowledged and counted', async () => {
  const { received } = await exchange(at, scenario)
  const { case: known } = await (await at.person('be-fr')).get(received.case)
  expect(known).toMatchObject({ direction: 'DIRECTION_INCOMING', status: 'acknowledged' })
  const year = new Date().getFullYear()
  const rows = await until('the statistics', async () => {
    const counted = await (await at.person('be-fr')).get(`tenants/be-fr/annualReturns/${year}`)
    return counted.rows[0]?.acknowledged === '1' ? counted.rows : undefined
  })
  expect(rows).toMatchObject([{ application: '56-1-b', direction: 'incoming', applications: '1' }])
})

test('while the access point of the receiver is away, the sender gets a task; sent again, the message arrives', async () => {
  const sender = await at.person('pt')
  const tasks = async () => (await sender.get('tenants/pt/tasks')).tasks.map((task: { kind: string }) => task.kind)
  const entered = await enter(sender, scenario, quietReport())
  const [application = ''] = entered.submissions
  const arrives = (state: string) =>
    until(state, async () => {
      const { submission } = await sender.get(application)
      return submission.state === `SUBMISSION_STATE_${state}` ? (submission.message as string) : undefined
    })
  expect(await belgium.stop('messaging')).toBe(0)
  await transmit(sender, entered)
  const message = await arrives('FAILED')
  expect(await tasks()).toContain('message-not-delivered')
  await belgium.start('messaging')
  await sender.post(`${message}:retry`, { requestId: requestId() })
  expect(await arrives('DELIVERED')).toBe(message)
  expect(await tasks()).not.toContain('message-not-delivered')
})

test.each(parts)('%s stops when it is asked to', async (part) => {
  expect(await belgium.stop(part)).toBe(0)
})
