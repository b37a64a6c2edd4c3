import { afterAll, beforeEach, expect } from '@jest/globals'
import { readAnswer } from '@sustento/messaging/as4/answer'
import { receiptFor } from '@sustento/messaging/testing/partner-server'
import { send } from '@sustento/messaging/testing/send'
import { makeMessage } from '@sustento/messaging/testing/wire'
import { systemClock } from '@sustento/platform/clock'
import { MessageFailed } from '@sustento/platform/gen/sustento/messaging/v1/messaging_events'
import { assertion } from './support/assertion.ts'
import { factsOf, part, receivedBy, sendFrom } from './support/exchange.ts'
import { oneWay, startRig } from './support/rig.ts'

const rig = await startRig()
const { east, north, endpoint, partner } = rig
afterAll(() => rig.stop())
beforeEach(() => {
  partner.exchanges.length = 0
})

const xml = part('<order/>')

assertion('AS4_CP_TA09', 'M', 'a message without receipt is sent again, the same bytes under the same id', async () => {
  partner.answering = (exchange) => (partner.exchanges.length < 3 ? undefined : receiptFor(exchange, north))
  const { row } = await sendFrom(rig, 'north', [xml])
  expect(row).toMatchObject({ state: 'delivered', attempts: 3 })
  const [first, ...others] = partner.exchanges
  expect(others).toHaveLength(2)
  for (const other of others) expect(other).toEqual(first)
})

assertion(
  'AS4_CP_TA10',
  'M',
  'a duplicate gets the receipt again and is delivered once; the sender stops then',
  async () => {
    const { wire, bytes, message } = await makeMessage(north, east, { message: oneWay })
    const answers = [0, 1, 2].map(() => send(endpoint, wire.contentType, bytes))
    for (const { kind } of await Promise.all(answers)) expect(['receipt', 'EBMS:0202']).toContain(kind)
    expect((await send(endpoint, wire.contentType, bytes)).kind).toBe('receipt')
    expect(await receivedBy(rig, 'ca-east', message.messageId)).toHaveLength(1)
    // Its first receipt is lost, the duplicate gets one.
    partner.answering = (exchange) => (partner.exchanges.length < 2 ? undefined : receiptFor(exchange, north))
    expect((await sendFrom(rig, 'north', [xml])).row).toMatchObject({ state: 'delivered', attempts: 2 })
    expect(partner.exchanges).toHaveLength(2)
  },
)

assertion(
  'AS4_CP_TA14',
  'M',
  'the receipt proves what was signed, is signed itself, and comes in a 2xx response',
  async () => {
    const contents = [Buffer.from('<a/>'), Buffer.from('<b/>')]
    const { wire, bytes, message, digests } = await makeMessage(north, east, { message: oneWay, contents })
    const { status, body } = await send(endpoint, wire.contentType, bytes)
    expect(status).toBe(200)
    const expected = { messageId: message.messageId, digests, partner: east }
    expect(digests).toHaveLength(4)
    expect(await readAnswer('application/soap+xml', body, expected, systemClock.now())).toMatchObject({
      kind: 'receipt',
    })
  },
)

assertion(
  'AS4_CP_TA15',
  'M',
  'after the last attempt without receipt EBMS:0301 is reported to the producer',
  async () => {
    partner.answering = () => undefined
    const { row, evidences } = await sendFrom(rig, 'north', [xml])
    expect(row).toMatchObject({ state: 'failed', failure: 'EBMS:0301', attempts: 3 })
    expect(evidences.at(-1)).toMatchObject({ kind: 'failed', code: 'EBMS:0301' })
    const told = (await factsOf(rig, 'ca-east', 'MessageFailed')).map((data) => MessageFailed.decode(data))
    expect(told).toMatchObject([{ message: `tenants/ca-east/messages/${row.id}`, code: 'EBMS:0301' }])
  },
)
