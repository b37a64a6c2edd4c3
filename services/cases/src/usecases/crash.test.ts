import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { Crash, type Exchange, exchange } from '../testing/exchange.ts'
import { sendApplication } from '../testing/steps.ts'
import type { CrashPoint } from './crash-points.ts'
import { dispatchOnce } from './dispatch.ts'
import { readSubmission } from './read-submissions.ts'
import { takeOverOnce } from './take-over.ts'

const east = 'ca-east'
const west = 'ca-west'
let x: Exchange
let cases = 0

beforeAll(async () => {
  x = await exchange({ states: ['PT', 'BE'], languages: ['pt', 'fr'], now: '2027-01-04T09:00:00Z' })
})
afterAll(() => x.close())
beforeEach(() => {
  cases++
})

const openedInWest = async () => (await x.query(west, 'SELECT 1 FROM cases')).length
const sentFromEast = () => x.points.outgoing(east).length

/** Nothing is lost and nothing is there twice. */
async function expectWhole(submission: string): Promise<void> {
  expect(sentFromEast()).toBe(cases)
  expect(await openedInWest()).toBe(cases)
  expect((await readSubmission(x.app, x.ctx(east), submission)).row).toMatchObject({ state: 'delivered' })
  const limits = await x.query(west, 'SELECT case_id FROM time_limits GROUP BY case_id HAVING count(*) <> 1')
  expect(limits).toEqual([])
  const documents = await x.query<{ n: number }>(west, 'SELECT count(*)::int AS n FROM documents')
  expect(documents).toEqual([{ n: 2 * cases }])
  const chunks =
    'SELECT 1 FROM chunks c WHERE NOT EXISTS (SELECT FROM documents d WHERE d.id = c.object_id) AND NOT EXISTS (SELECT FROM submissions s WHERE c.object_id IN (s.pdf_blob, s.xml_blob))'
  expect(await x.query(west, chunks)).toEqual([])
  expect(new Set(x.points.confirmed).size).toBe(cases)
}

describe('a process that dies', () => {
  test('when a form is frozen: it is handed over after the restart', async () => {
    x.crashAt.add('frozen-before-dispatch')
    const sending = sendApplication(x.app, x.ctx(east))
    await expect(sending).rejects.toThrow(Crash)
    await x.carry(east, west)
    const [row] = await x.query<{ case_id: string; id: string }>(
      east,
      `SELECT id, case_id FROM submissions ORDER BY id DESC LIMIT 1`,
    )
    await expectWhole(`tenants/${east}/cases/${row?.case_id}/submissions/${row?.id}`)
  })

  test('when a form is handed over and not recorded: it is one message', async () => {
    const { submission } = await sendApplication(x.app, x.ctx(east))
    x.crashAt.add('dispatched-before-recorded')
    await expect(dispatchOnce(x.app, east)).rejects.toThrow(Crash)
    expect(sentFromEast()).toBe(cases)
    expect((await readSubmission(x.app, x.ctx(east), submission)).row.state).toBe('frozen')
    await dispatchOnce(x.app, east)
    expect((await readSubmission(x.app, x.ctx(east), submission)).row.state).toBe('handed-over')
    await arrive(submission)
    await expectWhole(submission)
  })

  const receiving: CrashPoint[] = ['after-received-fetched', 'case-opened-before-confirm', 'confirmed-before-recorded']
  test.each(receiving)('at %s: one case is opened, and confirmed', async (point) => {
    const { submission } = await sendApplication(x.app, x.ctx(east))
    x.crashAt.add(point)
    await expect(x.carry(east, west)).rejects.toThrow(Crash)
    await takeOverOnce(x.app, west)
    await expectWhole(submission)
  })
})

describe('an access point that does not answer', () => {
  test.each(['submitMessage', 'downloadPart', 'confirmDelivery'] as const)('to %s is asked again', async (call) => {
    const { submission } = await sendApplication(x.app, x.ctx(east))
    x.points.failing.add(call)
    await expect(x.carry(east, west)).rejects.toMatchObject({ reason: 'UNAVAILABLE' })
    x.points.failing.delete(call)
    await x.carry(east, west)
    await takeOverOnce(x.app, west)
    await expectWhole(submission)
  })
})

/** The message that was handed over before the crash reaches the other side. */
async function arrive(submission: string): Promise<void> {
  const message = x.points.outgoing(east).find(({ source }) => source === submission)
  await x.bring(east, west, message?.name ?? '')
}
