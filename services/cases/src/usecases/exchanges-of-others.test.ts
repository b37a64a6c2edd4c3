import { afterAll, expect, test } from '@jest/globals'
import type { MessageReceived } from '@sustento/platform/gen/sustento/messaging/v1/messaging_events'
import { caseName } from '../domain/names.ts'
import { exchange } from '../testing/exchange.ts'
import { acknowledge, sendApplication } from '../testing/steps.ts'
import { dispatchOnce } from './dispatch.ts'
import { noticeMessage } from './notice-message.ts'
import { takeOverOnce } from './take-over.ts'
import { doWork } from './work.ts'

const east = 'ca-east'
const west = 'ca-west'
const x = await exchange({ states: ['PT', 'BE'], languages: ['pt', 'fr'], now: '2027-01-04T09:00:00Z' })
afterAll(() => x.close())

/** An application of the other authority, whose gateway names exchanges in its own way. */
async function application(conversationId: string, partner: string): Promise<MessageReceived> {
  await sendApplication(x.app, x.ctx(east))
  await dispatchOnce(x.app, east)
  const sent = x.points.deliver(x.points.outgoing(east).at(-1)?.name ?? '')
  return { ...sent, conversationId, partner: `tenants/${west}/partners/${partner}` }
}

async function arrive(message: MessageReceived): Promise<string> {
  await doWork(x.app, await x.app.loopCtx(west), (work) => noticeMessage(work, message))
  await takeOverOnce(x.app, west)
  const [row] = await x.query<{ id: string }>(
    west,
    'SELECT c.id FROM cases c JOIN incoming_messages m ON m.case_id = c.id WHERE m.message = $1',
    [message.message],
  )
  return caseName(west, row?.id ?? '')
}

test.each(['c1', 'PT/2027/17 of the 4th', 'é'.repeat(127), '0A6C2F1E-93D4-4B7A-8E55-6D1F0C9B2A34'])(
  'the exchange %j of another authority is a case, and what answers is in it',
  async (name) => {
    const opened = await arrive(await application(name, 'other'))
    await acknowledge(x.app, x.ctx(west), opened)
    await dispatchOnce(x.app, west)
    expect(x.points.outgoing(west).at(-1)).toMatchObject({ conversationId: name, action: 'acknowledgement' })
  },
)

test('two authorities name their exchanges the same, and each has its case', async () => {
  const one = await application('1', 'other')
  const other = await application('1', 'sister')
  const cases = [await arrive(one), await arrive(other)]
  expect(new Set(cases).size).toBe(2)
  const rows = await x.query(west, `SELECT partner FROM cases WHERE conversation_id = '1' ORDER BY partner`)
  expect(rows).toEqual([{ partner: one.partner }, { partner: other.partner }])
})
