import { randomBytes } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { MessageReceived, MessageRefused } from '@sustento/platform/gen/sustento/messaging/v1/messaging_events'
import { testCtx } from '@sustento/platform/testing/ctx'
import { readAnswer } from '../../as4/answer.ts'
import { ping } from '../../as4/names.ts'
import { wireBytes } from '../../as4/wire.ts'
import { whole } from '../../testing/chunks.ts'
import { testMessaging } from '../../testing/messaging.ts'
import { send } from '../../testing/send.ts'
import { factsOf, messagesOf, newAuditLines, stateOf } from '../../testing/state.ts'
import { makeMessage } from '../../testing/wire.ts'
import { downloadPart } from '../download.ts'
import { wireOf } from '../send/wire-of.ts'

const messaging = await testMessaging()
const { app, clock, endpoint, east, west, north } = messaging
afterAll(() => messaging.close())
beforeEach(() => {
  messaging.crash.at = () => {}
})

const rows = (tenant: string) => messagesOf(messaging, tenant)

describe('a message of a partner', () => {
  test('is stored with a receipt that proves it, in the tenant that it is addressed to and in no other', async () => {
    const contents = [Buffer.from('<application/>'), randomBytes(2_500_000)]
    const made = await makeMessage(north, east, { contents })
    const west0 = await stateOf(messaging, 'ca-west')
    const answer = await send(endpoint, made.wire.contentType, made.bytes)
    expect(answer).toMatchObject({ status: 200, kind: 'receipt' })
    const expected = { messageId: made.message.messageId, digests: made.digests, partner: east }
    expect(await readAnswer('application/soap+xml', answer.body, expected, clock.now())).toMatchObject({
      kind: 'receipt',
    })

    const [row] = await rows('ca-east')
    expect(row?.messageId).toBe(made.message.messageId)
    expect((await whole(wireBytes(await wireOf(app, 'ca-east', row?.id ?? '')))).equals(made.bytes)).toBe(true)
    const [fact] = await factsOf(messaging, 'ca-east')
    expect(fact?.type).toBe('sustento.messaging.v1.MessageReceived')
    expect(MessageReceived.decode(fact?.data ?? Buffer.alloc(0))).toMatchObject({
      message: `tenants/ca-east/messages/${row?.id}`,
      partner: 'tenants/ca-east/partners/north',
      conversationId: made.message.conversationId,
      action: 'application',
    })
    expect(await newAuditLines(messaging, 'ca-east')).toMatchObject([{ action: 'message.receive', outcome: 'done' }])
    expect(await stateOf(messaging, 'ca-west')).toEqual(west0)
  })

  test('with parts in clear beside a compressed one is taken in by the digest of its kind', async () => {
    const contents = ['<a  b="1"/>', 'one\ntwo\r\n', 'packed', 'not <xml>', '\ufeff<u/>'].map((text) =>
      Buffer.from(text),
    )
    contents.push(Buffer.from('\ufeff<u>16</u>', 'utf16le'))
    const inClear = { 0: 'text/xml', 1: 'text/plain', 3: 'application/xml', 4: 'image/svg+xml', 5: 'text/xml' }
    const made = await makeMessage(north, east, { contents, inClear })
    expect((await send(endpoint, made.wire.contentType, made.bytes)).kind).toBe('receipt')
    const [row] = (await rows('ca-east')).filter(({ messageId }) => messageId === made.message.messageId)
    const name = `tenants/ca-east/messages/${row?.id}`
    for (const [index, content] of contents.entries()) {
      const read = await whole(await downloadPart(app, testCtx('ca-east'), name, `part-${index + 1}`))
      expect(read.equals(content)).toBe(true)
    }
  })

  test('F.21 that comes again gets the same receipt and is stored once, after years as well', async () => {
    const { wire, bytes } = await makeMessage(north, east)
    const first = await send(endpoint, wire.contentType, bytes)
    const before = await stateOf(messaging, 'ca-east')
    expect((await send(endpoint, wire.contentType, bytes)).body).toEqual(first.body)
    clock.advance(300 * 86_400_000)
    expect((await send(endpoint, wire.contentType, bytes)).body).toEqual(first.body)
    clock.set('2026-11-22T10:00:00Z')
    expect(await stateOf(messaging, 'ca-east')).toEqual(before)
  })

  test('F.25 that comes many times at once is stored once, and each gets the same receipt', async () => {
    const { wire, bytes, message } = await makeMessage(north, east, { contents: [randomBytes(1_500_000)] })
    // As a partner does: what the receiver could not take for a reason of its own is sent again.
    const persist = async () => {
      let answer = await send(endpoint, wire.contentType, bytes)
      while (answer.kind === 'EBMS:0202') answer = await send(endpoint, wire.contentType, bytes)
      return answer
    }
    const answers = await Promise.all(Array.from({ length: 6 }, persist))
    expect(new Set(answers.map((answer) => answer.body.toString()))).toHaveProperty('size', 1)
    expect(answers[0]?.kind).toBe('receipt')
    const stored = (await rows('ca-east')).filter((row) => row.messageId === message.messageId)
    expect(stored).toHaveLength(1)
    expect((await stateOf(messaging, 'ca-east')).spools).toEqual([])
  })

  test('F.21 with the id of another one is refused, noticed, and changes nothing', async () => {
    const first = await makeMessage(north, east)
    await send(endpoint, first.wire.contentType, first.bytes)
    const { messageId } = first.message
    const other = await makeMessage(north, east, { message: { messageId }, contents: [Buffer.from('other')] })
    const { outbox, ...before } = await stateOf(messaging, 'ca-east')
    await newAuditLines(messaging, 'ca-east')
    expect(await send(endpoint, other.wire.contentType, other.bytes)).toMatchObject({
      kind: 'EBMS:0003',
      signed: true,
      refToMessageId: messageId,
    })
    const { outbox: facts, ...after } = await stateOf(messaging, 'ca-east')
    expect(after).toEqual(before)
    expect(facts).toHaveLength((outbox?.length ?? 0) + 2)
    const [incident, refusal] = (await factsOf(messaging, 'ca-east')).slice(-2)
    expect(incident?.type).toBe('sustento.messaging.v1.SecurityIncidentNoticed')
    expect(refusal?.type).toBe('sustento.messaging.v1.MessageRefused')
    const refused = { partner: 'tenants/ca-east/partners/north', messageId, code: 'EBMS:0003' }
    expect(MessageRefused.decode(refusal?.data ?? Buffer.alloc(0))).toEqual(refused)
    expect(await newAuditLines(messaging, 'ca-east')).toMatchObject([{ outcome: 'refused', reason: 'EBMS:0003' }])
  })

  test('F.21 with the id that another partner used is another message', async () => {
    const first = await makeMessage(north, east)
    const second = await makeMessage(west, east, { message: { messageId: first.message.messageId } })
    expect((await send(endpoint, first.wire.contentType, first.bytes)).kind).toBe('receipt')
    expect((await send(endpoint, second.wire.contentType, second.bytes)).kind).toBe('receipt')
  })

  test('to the test service is answered and never stored, with parts and without', async () => {
    const before = await stateOf(messaging, 'ca-east')
    const message = ping
    for (const contents of [[], [Buffer.from('ping')]]) {
      const { wire, bytes } = await makeMessage(north, east, { message, contents })
      expect(await send(endpoint, wire.contentType, bytes)).toMatchObject({ kind: 'receipt', signed: true })
    }
    expect(await stateOf(messaging, 'ca-east')).toEqual(before)
  })

  test('F.25 of which nothing is durable yet gets no receipt', async () => {
    const { wire, bytes } = await makeMessage(north, east)
    const before = await stateOf(messaging, 'ca-east')
    messaging.crash.at = (point) => {
      if (point === 'before-durable') throw new Error('crash')
    }
    expect(await send(endpoint, wire.contentType, bytes)).toMatchObject({ status: 503, kind: 'EBMS:0202' })
    expect(await stateOf(messaging, 'ca-east')).toEqual(before)
    messaging.crash.at = () => {}
    expect((await send(endpoint, wire.contentType, bytes)).kind).toBe('receipt')
  })

  test('F.25 that is durable gets its receipt when it comes again', async () => {
    const { wire, bytes } = await makeMessage(north, east)
    messaging.crash.at = (point) => {
      if (point === 'durable-before-receipt') throw new Error('crash')
    }
    expect((await send(endpoint, wire.contentType, bytes)).status).toBe(503)
    messaging.crash.at = () => {}
    const before = await stateOf(messaging, 'ca-east')
    expect((await send(endpoint, wire.contentType, bytes)).kind).toBe('receipt')
    expect(await stateOf(messaging, 'ca-east')).toEqual(before)
  })
})

test('F.25 while the database is away nothing is acknowledged', async () => {
  const { wire, bytes } = await makeMessage(north, east)
  await messaging.tenants.dbs.closeAll()
  expect(await send(endpoint, wire.contentType, bytes)).toMatchObject({
    status: 503,
    kind: 'EBMS:0202',
    detail: 'the receiver is not available',
  })
})
