import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { CaseErased } from '@sustento/platform/gen/sustento/cases/v1/case_events'
import { ListCasesRequest } from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import type { App } from '../app.ts'
import { Crash, type Exchange, exchange } from '../testing/exchange.ts'
import { acknowledge, caseEtagOf, sendApplication } from '../testing/steps.ts'
import { dispatchOnce } from './dispatch.ts'
import { eraseCase } from './erase-case.ts'
import { listCasePage } from './list-cases.ts'
import { readSubmission } from './read-submissions.ts'

const east = 'ca-east'
const west = 'ca-west'
let x: Exchange

beforeAll(async () => {
  x = await exchange({ states: ['PT', 'BE'], languages: ['pt', 'fr'], now: '2027-01-04T09:00:00Z' })
})
afterAll(() => x.close())

async function erase(name: string): Promise<void> {
  const supervisor = x.ctx(east, ['supervisor', 'caseworker'])
  const etag = await caseEtagOf(x.app, supervisor, name)
  const legalBasis = 'regulation-4-2009/62(3)'
  await eraseCase(x.app, supervisor, { name, etag, requestId: randomUUID(), legalBasis })
}

/** What was told of erasures, about one case or all. */
async function told(tenant: string, name = '%'): Promise<string[][]> {
  const facts = await x.query<{ data: Buffer }>(
    tenant,
    `SELECT data FROM outbox WHERE type = 'sustento.cases.v1.CaseErased' AND subject LIKE $1 ORDER BY seq`,
    [name],
  )
  return facts.map(({ data }) => CaseErased.decode(data).messages)
}

/** An application that has arrived in the west; the case that it opened there. */
async function arrived() {
  const { name, submission } = await sendApplication(x.app, x.ctx(east))
  await x.carry(east, west)
  const { cases } = await listCasePage(x.app, x.ctx(west), ListCasesRequest.create(), undefined, undefined)
  return { name, submission, opened: `tenants/${west}/cases/${cases[0]?.row.id}` }
}

const messageOf = (submission: string) =>
  x.points.outgoing(east).find(({ source }) => source === submission)?.name ?? 'none'

test('the erasure of a case names its messages, received and sent, and those of no other case', async () => {
  await arrived()
  const { name, submission, opened } = await arrived()
  await acknowledge(x.app, x.ctx(west), opened)
  await x.carry(west, east)
  await erase(name)
  const [received] = await x.query<{ message: string }>(
    east,
    'SELECT message FROM incoming_messages WHERE case_id = $1',
    [name.split('/').at(-1)],
  )
  expect(await told(east, name)).toEqual([[messageOf(submission), received?.message].sort()])
  expect(await told(west)).toEqual([])
})

test('a message that arrives after the erasure is named as soon as it is noticed', async () => {
  const { name, submission, opened } = await arrived()
  await acknowledge(x.app, x.ctx(west), opened)
  await erase(name)
  await x.carry(west, east)
  const [late] = await x.query<{ message: string; failure: string }>(
    east,
    'SELECT message, failure FROM incoming_messages WHERE case_id = $1',
    [name.split('/').at(-1)],
  )
  expect(late?.failure).toBe('ERASED')
  expect(await told(east, name)).toEqual([[messageOf(submission)], [late?.message]])
})

test('a form that was handed over by a process that died is told once more, and is not handed over again', async () => {
  const { name, submission } = await sendApplication(x.app, x.ctx(east))
  x.crashAt.add('dispatched-before-recorded')
  await expect(dispatchOnce(x.app, east)).rejects.toThrow(Crash)
  await erase(name)
  const handedIn = x.points.outgoing(east).length
  await dispatchOnce(x.app, east)
  await dispatchOnce(x.app, east)
  expect(x.points.outgoing(east)).toHaveLength(handedIn)
  expect(await told(east, name)).toEqual([[], []])
  expect((await readSubmission(x.app, x.ctx(east), submission)).row.state).toBe('failed')
})

test('a case that is erased while its form is being handed over is told once more', async () => {
  const { name, submission } = await sendApplication(x.app, x.ctx(east))
  const peer: App['peers']['messaging'] = {
    ...x.app.peers.messaging,
    async submitMessage(requests, options) {
      const answer = await x.app.peers.messaging.submitMessage(requests, options)
      await erase(name)
      return answer
    },
  }
  await dispatchOnce({ ...x.app, peers: { ...x.app.peers, messaging: peer } }, east)
  expect(await told(east, name)).toEqual([[], []])
  expect((await readSubmission(x.app, x.ctx(east), submission)).row.state).toBe('failed')
  expect((await x.facts(east)).at(-1)).toBe('CaseErased')
})
