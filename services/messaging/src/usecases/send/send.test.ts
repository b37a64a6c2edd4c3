import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { MessageDelivered, MessageFailed } from '@sustento/platform/gen/sustento/messaging/v1/messaging_events'
import { testCtx } from '@sustento/platform/testing/ctx'
import { composeSignal, composeUnsigned } from '../../as4/compose.ts'
import { writeError, writeReceipt } from '../../as4/ebms/write-signal.ts'
import { type EbmsCode, EbmsError } from '../../as4/ebms-error.ts'
import { testMessaging } from '../../testing/messaging.ts'
import { type Exchange, partnerServer, receiptFor } from '../../testing/partner-server.ts'
import { factsOf, messagesOf } from '../../testing/state.ts'
import { submit } from '../../testing/submit.ts'
import { readMessage } from '../read-messages.ts'
import { retryMessage } from '../retry-message.ts'
import { sendNext } from './send-next.ts'

const messaging = await testMessaging()
const partner = await partnerServer()
const { app, clock, east, west, north } = messaging
await messaging.setEndpoint('ca-east', partner.endpoint)
afterAll(async () => {
  await partner.close()
  await messaging.close()
})
beforeEach(async () => {
  partner.answering = (exchange) => receiptFor(exchange, west)
  messaging.crash.at = () => {}
  // What an earlier test left waiting.
  clock.advance(600_000)
  while (await sendNext(app, 'ca-east')) {}
  partner.exchanges.length = 0
})

const view = (id: string) => readMessage(app, testCtx('ca-east'), `tenants/ca-east/messages/${id}`)
const rowOf = async (id: string) => (await view(id)).row
const kindsOf = async (id: string) =>
  (await view(id)).evidences.map(({ kind, code }) => (code ? `${kind} ${code}` : kind))
const sendOne = () => sendNext(app, 'ca-east')
const lastFact = async () => (await factsOf(messaging, 'ca-east')).at(-1) ?? { type: '', data: Buffer.alloc(0) }
const info = (exchange: Exchange) => ({
  timestamp: '2026-11-22T10:00:01Z',
  messageId: 'x@west.example',
  refToMessageId: exchange.messageId,
})
const errorOf =
  (exchange: Exchange, code: EbmsCode, detail = 'why') =>
  (id: string) =>
    writeError(info(exchange), new EbmsError(code, detail), id)

describe('a message that is sent', () => {
  test('is delivered by the receipt of its partner, which is kept', async () => {
    const id = await submit(messaging)
    expect(await sendOne()).toBe(true)
    expect(await sendOne()).toBe(false)
    expect(await rowOf(id)).toMatchObject({ state: 'delivered', attempts: 1, failure: '', deliveredAt: clock.now() })
    expect(await kindsOf(id)).toEqual(['submitted', 'sent', 'receipt'])
    const { evidences } = await view(id)
    expect(evidences.at(-1)).toMatchObject({ signer: expect.stringContaining('Access point west') })
    const fact = await lastFact()
    expect(fact.type).toBe('sustento.messaging.v1.MessageDelivered')
    expect(MessageDelivered.decode(fact.data)).toMatchObject({
      message: `tenants/ca-east/messages/${id}`,
      source: 'tenants/ca-east/submissions/1',
      receiptSha256: evidences.at(-1)?.sha256,
      withoutReceipt: false,
    })
  })

  test('goes out with the same bytes each time, as its schedule says, and fails when no receipt comes', async () => {
    partner.answering = () => undefined
    const id = await submit(messaging, [Buffer.alloc(3_000_000, 'abc'), Buffer.from('second')])
    for (const wait of [10, 60]) {
      expect(await sendOne()).toBe(true)
      expect(await rowOf(id)).toMatchObject({ state: 'sending', failure: 'EBMS:0005' })
      clock.advance(wait * 1000 - 1)
      expect(await sendOne()).toBe(false)
      clock.advance(1)
    }
    expect(await sendOne()).toBe(true)
    expect(await rowOf(id)).toMatchObject({ state: 'failed', failure: 'EBMS:0301', attempts: 3, nextAttemptAt: null })
    expect((await kindsOf(id)).slice(-2)).toEqual(['failed EBMS:0005', 'failed EBMS:0301'])
    const [first, ...others] = partner.exchanges
    expect(others).toHaveLength(2)
    for (const other of others) {
      expect(other.bytes.equals(first?.bytes ?? Buffer.alloc(0))).toBe(true)
      expect(other.contentType).toBe(first?.contentType)
    }
    const fact = await lastFact()
    expect(fact.type).toBe('sustento.messaging.v1.MessageFailed')
    expect(MessageFailed.decode(fact.data)).toMatchObject({
      code: 'EBMS:0301',
      message: `tenants/ca-east/messages/${id}`,
    })
    expect(await sendOne()).toBe(false)
  })

  test('is not delivered twice by several workers', async () => {
    const ids = [await submit(messaging), await submit(messaging), await submit(messaging)]
    await Promise.all(Array.from({ length: 8 }, sendOne))
    expect(partner.exchanges).toHaveLength(3)
    for (const id of ids) expect((await rowOf(id)).state).toBe('delivered')
  })

  test('of a worker that died is sent again by another when the lease has run out', async () => {
    const id = await submit(messaging)
    messaging.crash.at = (point) => {
      if (point === 'sent-before-receipt-stored') throw new Error('crash')
    }
    await expect(sendOne()).rejects.toThrow('crash')
    messaging.crash.at = () => {}
    expect(await sendOne()).toBe(false)
    expect((await rowOf(id)).state).toBe('sending')
    clock.advance(app.sending.leaseMs)
    expect(await sendOne()).toBe(true)
    expect(await rowOf(id)).toMatchObject({ state: 'delivered', attempts: 2 })
    expect(partner.exchanges[1]?.bytes.equals(partner.exchanges[0]?.bytes ?? Buffer.alloc(0))).toBe(true)
  })

  test('that is to be sent again while it is on its way is delivered by the receipt that comes', async () => {
    const id = await submit(messaging)
    partner.answering = async (exchange) => {
      const name = `tenants/ca-east/messages/${id}`
      await retryMessage(app, testCtx('ca-east'), { name, requestId: randomUUID(), bytes: Buffer.from(id) })
      return receiptFor(exchange, west)
    }
    expect(await sendOne()).toBe(true)
    expect(await rowOf(id)).toMatchObject({ state: 'delivered', attempts: 1, lease: null })
    expect(await kindsOf(id)).toEqual(['submitted', 'sent', 'receipt'])
    expect(await sendOne()).toBe(false)
  })

  test('that is long on its way keeps its lease; a late worker has nothing to say', async () => {
    const id = await submit(messaging)
    let second: Promise<boolean> | undefined
    partner.answering = async (exchange) => {
      if (second === undefined) {
        clock.advance(app.sending.leaseMs)
        second = sendOne()
        await second
        return { status: 500, contentType: 'text/plain', body: 'late' }
      }
      return receiptFor(exchange, west)
    }
    await sendOne()
    expect(await second).toBe(true)
    expect(await rowOf(id)).toMatchObject({ state: 'delivered', attempts: 2 })
    expect(await kindsOf(id)).toEqual(['submitted', 'sent', 'receipt'])
  })
})

describe('an answer that proves nothing', () => {
  test.each<[string, Parameters<typeof receiptFor>[1] | undefined, (exchange: Exchange) => Exchange, string]>([
    ['a receipt that is not signed', undefined, (exchange) => exchange, 'EBMS:0302'],
    ['a receipt of another partner', north, (exchange) => exchange, 'EBMS:0302'],
    ['a receipt of ourselves', east, (exchange) => exchange, 'EBMS:0302'],
    [
      'a receipt that lacks a part',
      west,
      (exchange) => ({ ...exchange, references: exchange.references.slice(0, -1) }),
      'EBMS:0302',
    ],
    ['a receipt for another message', west, (exchange) => ({ ...exchange, messageId: 'x@y' }), 'EBMS:0302'],
  ])('F.22 %s leaves the message unconfirmed, is noticed, and retries go on', async (_, signer, change, code) => {
    const id = await submit(messaging)
    partner.answering = async (exchange) => {
      const changed = change(exchange)
      if (signer) return receiptFor(changed, signer)
      return { body: composeUnsigned((one) => writeReceipt(info(changed), changed.references, one)) }
    }
    await sendOne()
    expect(await rowOf(id)).toMatchObject({ state: 'sending', failure: code })
    expect(await kindsOf(id)).toEqual(['submitted', 'sent', `failed ${code}`])
    expect((await lastFact()).type).toBe('sustento.messaging.v1.SecurityIncidentNoticed')
    clock.advance(10_000)
    partner.answering = (exchange) => receiptFor(exchange, west)
    await sendOne()
    expect((await rowOf(id)).state).toBe('delivered')
  })

  test('F.22 the receipt of an earlier message does not do for the next', async () => {
    await submit(messaging)
    await sendOne()
    const earlier = partner.exchanges[0] as Exchange
    const id = await submit(messaging)
    partner.answering = () => receiptFor(earlier, west)
    await sendOne()
    expect(await rowOf(id)).toMatchObject({ state: 'sending', failure: 'EBMS:0302' })
  })

  test.each<[string, number, string, string]>([
    ['a proxy’s page', 502, 'text/html', '<html>Bad gateway</html>'],
    ['an empty answer', 202, '', ''],
    ['JSON', 200, 'application/json', '{}'],
  ])('F.22 %s is a failed connection', async (_, status, contentType, body) => {
    const id = await submit(messaging)
    partner.answering = () => ({ status, contentType, body })
    await sendOne()
    expect(await rowOf(id)).toMatchObject({ state: 'sending', failure: 'EBMS:0005' })
  })

  test('F.22 an answer without end is a failed connection', async () => {
    const id = await submit(messaging)
    partner.answering = () => ({ body: Buffer.alloc(2 << 20, '<') })
    await sendOne()
    expect(await rowOf(id)).toMatchObject({ state: 'sending', failure: 'EBMS:0005' })
  })

  test('F.23 an unsigned error never stops the retries', async () => {
    const id = await submit(messaging)
    for (const code of ['EBMS:0004', 'EBMS:0103'] as const) {
      partner.answering = (exchange) => ({ body: composeUnsigned(errorOf(exchange, code)) })
      await sendOne()
      expect(await rowOf(id)).toMatchObject({ state: 'sending', failure: code })
      clock.advance(60_000)
    }
  })

  test('F.23 a signed error about another message never stops the retries', async () => {
    const id = await submit(messaging)
    partner.answering = async (exchange) => ({
      body: await composeSignal(errorOf({ ...exchange, messageId: 'x@y' }, 'EBMS:0103'), west),
    })
    await sendOne()
    expect(await rowOf(id)).toMatchObject({ state: 'sending', failure: 'EBMS:0103' })
  })
})

describe('an error that the partner signed', () => {
  test.each<[EbmsCode, string, string]>([
    ['EBMS:0103', 'why', 'failed'],
    ['EBMS:0202', 'why', 'sending'],
    ['EBMS:0004', 'why', 'sending'],
    ['EBMS:0004', "message with Message ID 'a' was already handled (this is a duplicate)", 'delivered-without-receipt'],
  ])('%s (%s) leaves the message %s, whatever the HTTP status', async (code, detail, state) => {
    for (const status of [200, 400, 500]) {
      const id = await submit(messaging)
      partner.answering = async (exchange) => ({
        status,
        body: await composeSignal(errorOf(exchange, code, detail), west),
      })
      await sendOne()
      expect((await rowOf(id)).state).toBe(state)
      expect(await kindsOf(id)).toEqual(['submitted', 'sent', `failed ${code}`])
      partner.answering = (exchange) => receiptFor(exchange, west)
    }
  })
})

test('both tenants have their own queue', async () => {
  await submit(messaging)
  expect(await sendNext(app, 'ca-west')).toBe(false)
  expect(await messagesOf(messaging, 'ca-west')).toEqual([])
  expect(await sendOne()).toBe(true)
})
