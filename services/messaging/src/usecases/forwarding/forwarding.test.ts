import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { MessageForwarded, MessageReceived } from '@sustento/platform/gen/sustento/messaging/v1/messaging_events'
import { testCtx } from '@sustento/platform/testing/ctx'
import { whole } from '../../testing/chunks.ts'
import { goOn, misdirect, oneOf, oneState } from '../../testing/forwarding.ts'
import { testMessaging } from '../../testing/messaging.ts'
import { send } from '../../testing/send.ts'
import { factsOf, messagesOf, newAuditLines, stateOf } from '../../testing/state.ts'
import { makeMessage } from '../../testing/wire.ts'
import { confirmDelivery } from '../confirm-delivery.ts'
import { downloadPart } from '../download.ts'
import { openReceived } from '../ecodex/open-received.ts'
import { purge } from '../purge.ts'
import { readMessage } from '../read-messages.ts'
import { retryMessage } from '../retry-message.ts'
import { forwardMessage } from './forward-message.ts'
import { forwardNext } from './forward-next.ts'

const messaging = await testMessaging()
const { app, clock, north, east, west, endpoint } = messaging
beforeAll(() => oneState(messaging))
afterAll(() => messaging.close())

const nameOf = (tenant: string, id: string) => `tenants/${tenant}/messages/${id}`
const viewOf = (tenant: string, id: string) => readMessage(app, testCtx(tenant), nameOf(tenant, id))
const kindsOf = async (tenant: string, id: string) => (await viewOf(tenant, id)).evidences.map(({ kind }) => kind)

async function factsAbout<T>(tenant: string, type: string, decode: (data: Buffer) => T): Promise<T[]> {
  const facts = await factsOf(messaging, tenant)
  return facts.filter((fact) => fact.type === `sustento.messaging.v1.${type}`).map(({ data }) => decode(data))
}

/** An official of east decides. */
function decide(id: string, change: Partial<Parameters<typeof forwardMessage>[2]> = {}, roles = ['supervisor']) {
  const requestId = randomUUID()
  const ctx = { ...testCtx('ca-east'), actor: { subject: 'somebody', kind: 'user' as const, roles } }
  const whole = { name: nameOf('ca-east', id), requestId, bytes: Buffer.from(requestId), ...change }
  return forwardMessage(app, ctx, { partner: 'west', reason: 'The debtor lives in the west.', ...whole })
}

/** A message of north for east itself. */
async function received(): Promise<string> {
  const { wire, bytes, message } = await makeMessage(north, east)
  await send(endpoint, wire.contentType, bytes)
  return (await oneOf(messaging, 'ca-east', { messageId: message.messageId })).id
}

describe('a message that names another authority of the State', () => {
  test('is forwarded as it came, its sender is told, and that authority knows whom it is from', async () => {
    const contents = [Buffer.from('<?xml version="1.0"?>\n<application/>'), Buffer.from('%PDF-1.7 decision')]
    const wireId = await misdirect(messaging, { contents, inClear: { 0: 'text/xml' } })
    const arrived = await oneOf(messaging, 'ca-east', { messageId: wireId })
    expect(arrived.state).toBe('forwarding')
    const told = await factsAbout('ca-east', 'MessageForwarded', (data) => MessageForwarded.decode(data))
    expect(told).toMatchObject([
      { message: nameOf('ca-east', arrived.id), forwardedTo: 'tenants/ca-east/partners/west' },
    ])
    expect(await factsAbout('ca-east', 'MessageReceived', (data) => MessageReceived.decode(data))).toEqual([])
    await goOn(messaging, 'ca-east')

    const there = await oneOf(messaging, 'ca-west', { originalMessageId: wireId })
    expect(there).toMatchObject({ state: 'received', partner: 'east', originalPartner: 'north', action: 'application' })
    expect(there).toMatchObject({ conversationId: arrived.conversationId, forwardedBy: 'east.example' })
    const { header } = await openReceived(app, 'ca-west', there.id)
    expect(header.properties).toEqual([
      { name: 'trackingIdentifier', value: 'n-1' },
      { name: 'originalSender', value: 'north.example' },
      { name: 'finalRecipient', value: 'west.example' },
      { name: 'originalMessageId', value: wireId },
      { name: 'forwardedBy', value: 'east.example' },
    ])
    const [here, beyond] = [await viewOf('ca-east', arrived.id), await viewOf('ca-west', there.id)]
    const facts = ({ kind, mediaType, size, sha256, compressed }: (typeof here.parts)[number]) => {
      return { kind, mediaType, size, sha256, compressed }
    }
    expect(beyond.parts.map(facts)).toEqual(here.parts.map(facts))
    for (const [index, content] of contents.entries()) {
      const part = beyond.parts[index]?.id ?? ''
      expect(await whole(await downloadPart(app, testCtx('ca-west'), nameOf('ca-west', there.id), part))).toEqual(
        content,
      )
    }
    expect(await factsAbout('ca-west', 'MessageReceived', (data) => MessageReceived.decode(data))).toMatchObject([
      { partner: 'tenants/ca-west/partners/north', messageId: wireId, conversationId: arrived.conversationId },
    ])

    const notice = await oneOf(messaging, 'ca-east', { direction: 'outgoing', refToMessageId: wireId })
    expect(notice).toMatchObject({ partner: 'north', action: 'message', conversationId: arrived.conversationId })
    expect(here.row.state).toBe('forwarded')
    expect(here.forwarding).toMatchObject({ partner: 'west', step: 'done', failure: '' })
    expect(await kindsOf('ca-east', arrived.id)).toEqual(['received', 'receipt-issued', 'forwarding', 'forwarded'])
  })

  test('is refused when it comes back to where it came from, or is for another State', async () => {
    const looped = [
      { name: 'originalSender', value: 'north.example' },
      { name: 'finalRecipient', value: 'west.example' },
      { name: 'forwardedBy', value: 'west.example' },
      { name: 'originalMessageId', value: 'a@north.example' },
    ]
    const back = await makeMessage(west, east, { message: { properties: looped } })
    expect(await send(endpoint, back.wire.contentType, back.bytes)).toMatchObject({
      kind: 'EBMS:0010',
      detail: expect.stringContaining('FORWARD_LOOP'),
    })
    const abroad = await makeMessage(west, east, {
      message: { properties: [{ name: 'finalRecipient', value: 'north.example' }] },
    })
    expect((await send(endpoint, abroad.wire.contentType, abroad.bytes)).kind).toBe('EBMS:0010')
  })

  test.each([
    ['from another State', north, 'north.example', 'b@north.example', 'EBMS:0010'],
    ['for somebody who is no partner', west, 'nobody', 'b@north.example', 'EBMS:0010'],
    ['without its id', west, 'north.example', 'no id', 'EBMS:0010'],
    ['for a partner', west, 'north.example', 'b@north.example', 'receipt'],
  ])('is taken as forwarded by an authority of the State alone: %s', async (_, from, originalSender, wireId, kind) => {
    const properties = [
      { name: 'originalSender', value: originalSender },
      { name: 'forwardedBy', value: from.party },
      { name: 'originalMessageId', value: wireId },
    ]
    const { wire, bytes } = await makeMessage(from, east, { message: { properties } })
    expect((await send(endpoint, wire.contentType, bytes)).kind).toBe(kind)
  })
})

describe('an official', () => {
  test('forwards a message that nobody has taken over, once', async () => {
    const id = await received()
    await newAuditLines(messaging, 'ca-east')
    const requestId = randomUUID()
    for (let times = 0; times < 2; times++) await decide(id, { requestId, bytes: Buffer.from('same') })
    await expect(decide(id)).rejects.toMatchObject({ reason: 'TRANSITION_NOT_ALLOWED' })
    await goOn(messaging, 'ca-east')
    await expect(decide(id)).rejects.toMatchObject({ reason: 'TRANSITION_NOT_ALLOWED' })
    const { row, evidences } = await viewOf('ca-east', id)
    expect(row.state).toBe('forwarded')
    expect(evidences).toContainEqual(
      expect.objectContaining({ kind: 'forwarding', note: 'The debtor lives in the west.' }),
    )
    expect(
      (await messagesOf(messaging, 'ca-west')).filter((one) => one.originalMessageId === row.messageId),
    ).toHaveLength(1)
    const [line] = await newAuditLines(messaging, 'ca-east')
    expect(line).toMatchObject({ action: 'message.forward', basis: 'The debtor lives in the west.', outcome: 'done' })
  })

  test.each([
    ['without a reason', { reason: ' ' }, 'INVALID_ARGUMENT'],
    ['with an endless reason', { reason: 'a'.repeat(501) }, 'INVALID_ARGUMENT'],
    ['to nobody', { partner: 'nobody' }, 'PARTNER_UNKNOWN'],
    ['to another State', { partner: 'north' }, 'FORWARD_OTHER_STATE'],
    ['a message that is not there', { name: nameOf('ca-east', randomUUID()) }, 'NOT_FOUND'],
  ])('does not forward %s, which changes nothing', async (_, change, reason) => {
    const id = await received()
    const before = await stateOf(messaging, 'ca-east')
    await expect(decide(id, change)).rejects.toMatchObject({ reason })
    expect(await stateOf(messaging, 'ca-east')).toEqual(before)
  })

  test('does not forward what a case has: the case does', async () => {
    const id = await received()
    const change = { name: nameOf('ca-east', id), requestId: randomUUID(), bytes: Buffer.from(id) }
    await confirmDelivery(app, testCtx('ca-east'), change)
    await expect(decide(id)).rejects.toMatchObject({ reason: 'TAKEN_OVER' })
    await decide(id, {}, ['service-cases'])
    await goOn(messaging, 'ca-east')
    expect((await viewOf('ca-east', id)).row.state).toBe('forwarded')
  })

  test('does not send a message back to the authority that forwarded it', async () => {
    const properties = [
      { name: 'originalSender', value: 'north.example' },
      { name: 'forwardedBy', value: 'other.example west.example' },
      { name: 'originalMessageId', value: 'c@north.example' },
    ]
    const { wire, bytes, message } = await makeMessage(west, east, { message: { properties } })
    await send(endpoint, wire.contentType, bytes)
    const { id } = await oneOf(messaging, 'ca-east', { messageId: message.messageId })
    await expect(decide(id)).rejects.toMatchObject({ reason: 'FORWARD_LOOP' })
  })

  test('decides again when a forwarding came to nothing', async () => {
    await oneState(messaging, { agreements: [{ service: 'urn:sustento:services:maintenance', action: 'message' }] })
    const id = await (async () => {
      const { wire, bytes, message } = await makeMessage(north, east, { message: { action: 'message' } })
      await send(endpoint, wire.contentType, bytes)
      return (await oneOf(messaging, 'ca-east', { messageId: message.messageId })).id
    })()
    await oneState(messaging, { agreements: [{ service: 'urn:sustento:services:maintenance', action: 'request' }] })
    await decide(id)
    await goOn(messaging, 'ca-east')
    expect(await viewOf('ca-east', id)).toMatchObject({
      row: { state: 'forwarding' },
      forwarding: { failure: 'INVALID_ARGUMENT', sent: null },
    })
    await oneState(messaging)
    await decide(id)
    await goOn(messaging, 'ca-east')
    expect((await viewOf('ca-east', id)).row.state).toBe('forwarded')
  })
})

describe('forwarding', () => {
  test('goes on where a process died between two of its steps, and sends nothing twice', async () => {
    const wireId = await misdirect(messaging)
    const { id, conversationId } = await oneOf(messaging, 'ca-east', { messageId: wireId })
    let deaths = 0
    messaging.crash.at = (point) => {
      if (point !== 'forwarded-before-noted' || deaths++ % 2 === 1) return
      throw new Error('killed')
    }
    for (let times = 0; times < 4; times++) {
      await goOn(messaging, 'ca-east')
      clock.set(new Date(clock.now().getTime() + 61_000).toISOString())
    }
    messaging.crash.at = () => {}
    expect(deaths).toBe(4)
    const rows = (await messagesOf(messaging, 'ca-east')).filter((row) => row.conversationId === conversationId)
    expect(rows.map(({ direction, partner }) => `${direction} ${partner}`)).toEqual([
      'incoming north',
      'outgoing west',
      'outgoing north',
    ])
    expect(await kindsOf('ca-east', id)).toEqual(['received', 'receipt-issued', 'forwarding', 'forwarded'])
  })

  test('says what keeps it from going on, and goes on when somebody has sent again', async () => {
    const partners = {
      [north.party]: { state: 'NO' },
      [west.party]: { endpoint: 'http://127.0.0.1:9/as4', retry: { delaysSeconds: [] } },
    }
    await messaging.setEndpoint('ca-east', endpoint, { own: { state: 'CA' }, partners })
    const { id } = await oneOf(messaging, 'ca-east', { messageId: await misdirect(messaging) })
    await goOn(messaging, 'ca-east')
    const { forwarding } = await viewOf('ca-east', id)
    expect(forwarding).toMatchObject({ step: 'await', failure: 'EBMS:0301' })
    expect(await forwardNext(app, 'ca-east')).toBe(false)
    await oneState(messaging)
    const name = nameOf('ca-east', forwarding?.sent ?? '')
    await retryMessage(app, testCtx('ca-east'), { name, requestId: randomUUID(), bytes: Buffer.from(name) })
    await goOn(messaging, 'ca-east')
    expect(await viewOf('ca-east', id)).toMatchObject({ row: { state: 'forwarded' }, forwarding: { failure: '' } })
  })

  test('keeps the evidence, and the content only for the time that is set', async () => {
    const { id } = await oneOf(messaging, 'ca-east', { messageId: await misdirect(messaging) })
    await goOn(messaging, 'ca-east')
    const { forwarding } = await viewOf('ca-east', id)
    await purge(app, 'ca-east')
    expect((await viewOf('ca-east', id)).row.erasedAt).toBeNull()
    clock.set(new Date(clock.now().getTime() + 31 * 86_400_000).toISOString())
    await newAuditLines(messaging, 'ca-east')
    await purge(app, 'ca-east')
    const lines = (await newAuditLines(messaging, 'ca-east')).filter(
      ({ action }) => action === 'message.purge-forwarded',
    )
    for (const erased of [id, forwarding?.sent ?? '']) {
      expect(lines.map(({ name }) => name)).toContain(nameOf('ca-east', erased))
      expect((await viewOf('ca-east', erased)).row.erasedAt).not.toBeNull()
    }
    expect(await kindsOf('ca-east', id)).toContain('forwarded')
    const waiting = await messagesOf(messaging, 'ca-east')
    expect(waiting.filter(({ state, erasedAt }) => state === 'received' && erasedAt !== null)).toEqual([])
  })
})
