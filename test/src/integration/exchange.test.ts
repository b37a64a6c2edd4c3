import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { exchange } from '../support/exchange.ts'
import { type Installation, installation } from '../support/installation.ts'

let at: Installation

beforeAll(async () => {
  at = await installation(['pt', 'be', 'no'])
}, 120_000)

afterAll(() => at.close(), 60_000)

test('an application under the Regulation is sent, received, acknowledged and counted', async () => {
  const { sent } = await exchange(at, 'scenario-a')
  const requesting = await at.person('pt', 'caseworker')
  const { case: known } = await requesting.get(sent.case)
  expect(known.status).toBe('acknowledged')
  expect(known.timeLimits.map((limit: { clock: string }) => limit.clock).sort()).toEqual([
    'acknowledge',
    'status-report',
  ])
}, 120_000)

test('an application under the Convention is sent with its transmittal, received and acknowledged', async () => {
  const { sent, received } = await exchange(at, 'scenario-b')
  expect(sent.submissions).toHaveLength(2)
  const requested = await at.person('no', 'caseworker')
  const { submissions } = await requested.get(`${received.case}/submissions`)
  expect(submissions.map((each: { purpose: string }) => each.purpose).sort()).toEqual([
    'acknowledgement',
    'application',
    'transmittal',
  ])
}, 120_000)

test('statistics emptied and rebuilt from facts give the same file', async () => {
  const supervisor = await at.person('be-fr', 'supervisor')
  const path = `tenants/be-fr/annualReturns/${new Date().getFullYear()}`
  const before = await supervisor.download(path)
  expect(before.toString().split('\n').length).toBeGreaterThan(2)
  await supervisor.post('tenants/be-fr/annualReturns:rebuild', { requestId: crypto.randomUUID() })
  expect(await supervisor.download(path)).toEqual(before)
}, 60_000)
