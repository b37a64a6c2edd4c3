import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, describe, expect, test } from '@jest/globals'
import { MessageFailed } from '@sustento/platform/gen/sustento/messaging/v1/messaging_events'
import { testCtx } from '@sustento/platform/testing/ctx'
import { readEnvelope } from '../as4/envelope.ts'
import { whole } from '../testing/chunks.ts'
import { testMessaging } from '../testing/messaging.ts'
import { send } from '../testing/send.ts'
import { factsOf, messagesOf } from '../testing/state.ts'
import { dataOf, submissionOf } from '../testing/submit.ts'
import { makeMessage } from '../testing/wire.ts'
import { downloadPart } from './download.ts'
import { sendNext } from './send/send-next.ts'
import { wireOf } from './send/wire-of.ts'
import type { Submission, SubmittedPart } from './submission.ts'
import { submitMessage } from './submit-message.ts'

const messaging = await testMessaging()
const { app, endpoint, east, west } = messaging
afterAll(() => messaging.close())

const service = { value: 'urn:example:services:orders', type: 'urn:example:services' }
const agreed = (action: string, more: object = {}) => ({
  service: service.value,
  serviceType: service.type,
  action,
  ...more,
})
const ref = { value: 'orders-2026', type: 'urn:example:agreements', pmode: 'orders' }
const agreements = [agreed('order', { compress: false, ref }), agreed('confirmation')]
const own = { role: 'urn:example:buyer' }
const byTheName = { role: 'urn:example:seller' }
await messaging.setEndpoint('ca-east', endpoint, {
  own,
  partner: { ...byTheName, agreements: [...agreements, agreed('cancel')] },
})
await messaging.setEndpoint('ca-west', endpoint, { own: byTheName, partner: { ...own, agreements } })

type Deviation = Partial<Submission>

/** Sends a message from one tenant to the other and gives the row of the sender. */
async function exchange(tenant: 'ca-east' | 'ca-west', contents: Buffer[], deviation: Deviation = {}) {
  const partner = tenant === 'ca-east' ? 'west' : 'east'
  const submission = submissionOf(contents, { partner, service, action: 'order', properties: [], ...deviation })
  const name = await submitMessage(app, testCtx(tenant), submission, dataOf(submission, contents))
  await sendNext(app, tenant)
  const row = (await messagesOf(messaging, tenant)).find(({ id }) => name.endsWith(id))
  if (row === undefined) throw new Error('the message is not there')
  return row
}

/** What arrived under a wire id, with the header as it came. */
async function arrived(tenant: string, messageId: string) {
  const row = (await messagesOf(messaging, tenant)).find(
    (one) => one.direction === 'incoming' && one.messageId === messageId,
  )
  if (row === undefined) throw new Error('the message did not arrive')
  const wire = await wireOf(app, tenant, row.id)
  const { content } = readEnvelope(wire.envelope)
  if (content.kind !== 'message') throw new Error('not a message')
  return { row, wire, header: content.message }
}

describe('a message as it was agreed', () => {
  test('arrives with everything that its header says', async () => {
    const contents = [
      Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?>\n<order  b="2"\n a="1"><!-- said --></order>'),
      Buffer.from('one\ntwo\r\nthree\r'),
      randomBytes(70_000),
      Buffer.from('<order>no end'),
    ]
    const kinds = ['text/xml', 'text/plain', 'application/octet-stream', 'application/xml']
    const parts = contents.map((_, index): SubmittedPart => {
      const properties = [{ name: 'name', value: `part ${index}`, type: 'urn:example:name' }]
      return {
        id: `p${index + 1}`,
        mediaType: kinds[index] ?? '',
        properties,
        ...(index === 2 ? { compress: true } : {}),
      }
    })
    const properties = [
      { name: 'originalSender', value: 'urn:example:a', type: 'urn:example:party' },
      { name: 'finalRecipient', value: 'urn:example:b', type: 'urn:example:party' },
      { name: 'trackingIdentifier', value: '' },
    ]
    const messageId = `${randomUUID()}@chosen.example`
    const conversationId = 'order 7'
    const sent = await exchange('ca-east', contents, { parts, properties, messageId, conversationId })
    expect(sent).toMatchObject({ state: 'delivered', messageId, conversationId })
    const { row, header } = await arrived('ca-west', messageId)
    expect(header).toMatchObject({
      messageId,
      conversationId,
      from: { id: east.party, role: own.role },
      to: { id: west.party, role: byTheName.role },
      agreementRef: ref,
      service,
      action: 'order',
      properties,
    })
    expect(header.parts.map((part) => part.properties)).toEqual([
      [named('MimeType', 'text/xml'), named('CharacterSet', 'ISO-8859-1'), nameOf(0)],
      [named('MimeType', 'text/plain'), nameOf(1)],
      [named('MimeType', 'application/octet-stream'), named('CompressionType', 'application/gzip'), nameOf(2)],
      [named('MimeType', 'application/xml'), named('CharacterSet', 'UTF-8'), nameOf(3)],
    ])
    for (const [index, content] of contents.entries()) {
      const name = `tenants/ca-west/messages/${row.id}`
      const read = await whole(await downloadPart(app, testCtx('ca-west'), name, `part-${index + 1}`))
      expect(read.equals(content)).toBe(true)
    }
  })

  test('without parts is a SOAP message alone', async () => {
    const sent = await exchange('ca-east', [])
    expect(sent.state).toBe('delivered')
    const { wire, header } = await arrived('ca-west', sent.messageId)
    expect(wire).toMatchObject({ contentType: 'application/soap+xml; charset=UTF-8', framing: undefined, parts: [] })
    expect(header.parts).toEqual([])
  })

  test('takes twenty-eight parts in their order', async () => {
    const contents = Array.from({ length: 28 }, (_, index) => Buffer.from(`<part number="${index}"/>`))
    const sent = await exchange('ca-east', contents, { action: 'confirmation' })
    const { row } = await arrived('ca-west', sent.messageId)
    const name = `tenants/ca-west/messages/${row.id}`
    const read = await whole(await downloadPart(app, testCtx('ca-west'), name, 'part-28'))
    expect(read.toString()).toBe('<part number="27"/>')
  })

  test('is answered by a message that names it, in the same conversation and in the roles that it says', async () => {
    const { messageId, conversationId } = await exchange('ca-east', [])
    const roles = { from: 'urn:example:clerk', to: own.role }
    const reply = { action: 'confirmation', conversationId, refToMessageId: messageId, roles }
    const answer = await exchange('ca-west', [Buffer.from('<yes/>')], reply)
    const { row, header } = await arrived('ca-east', answer.messageId)
    expect(row).toMatchObject({ refToMessageId: messageId, conversationId, action: 'confirmation' })
    expect(header).toMatchObject({ from: { role: roles.from }, to: { role: own.role } })
    expect(header.agreementRef).toBeUndefined()
  })
})

const named = (name: string, value: string) => ({ name, value })
const nameOf = (index: number) => ({ name: 'name', value: `part ${index}`, type: 'urn:example:name' })

describe('a message that was not agreed', () => {
  test.each<[string, Deviation]>([
    ['a service that is not listed', { service: { ...service, type: '' } }],
    ['an action that is not listed', { action: 'Order' }],
    ['another name of the agreement', { agreementRef: { ...ref, value: 'orders-2025' } }],
  ])('with %s is not taken over', async (_, deviation) => {
    await expect(exchange('ca-east', [], deviation)).rejects.toMatchObject({ reason: 'INVALID_ARGUMENT' })
  })

  test('by the receiver fails with its error', async () => {
    expect(await exchange('ca-east', [], { action: 'cancel' })).toMatchObject({ state: 'failed', failure: 'EBMS:0001' })
    const fact = (await factsOf(messaging, 'ca-east')).at(-1)
    expect(MessageFailed.decode(fact?.data ?? Buffer.alloc(0)).code).toBe('EBMS:0001')
  })

  test.each([
    [ref, 'receipt'],
    [{ ...ref, pmode: 'a name of theirs' }, 'receipt'],
    [undefined, 'receipt'],
    [{ ...ref, type: '' }, 'EBMS:0001'],
  ])('by the name %j is answered with %s', async (agreementRef, kind) => {
    const { wire, bytes } = await makeMessage(west, east, { message: { service, action: 'order', agreementRef } })
    expect((await send(endpoint, wire.contentType, bytes)).kind).toBe(kind)
  })

  test('is what anything is with a partner that has no list', async () => {
    await messaging.setEndpoint('ca-west', endpoint, { partner: { agreements: [] } })
    expect((await exchange('ca-east', [], { action: 'cancel' })).state).toBe('delivered')
  })
})

test('a wire id is used once', async () => {
  const messageId = 'once@chosen.example'
  await exchange('ca-east', [], { messageId })
  await expect(exchange('ca-east', [], { messageId })).rejects.toMatchObject({ reason: 'ALREADY_EXISTS' })
})

test('a part whose size nobody states is limited all the same', async () => {
  const contents = [Buffer.alloc((16 << 20) + 1, 'abcdefgh')]
  const parts = [{ id: 'p1', mediaType: 'text/plain', properties: [] }]
  await expect(exchange('ca-east', contents, { parts })).rejects.toMatchObject({ reason: 'PAYLOAD_TOO_LARGE' })
})
