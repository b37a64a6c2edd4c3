import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { CaseErased } from '@sustento/platform/gen/sustento/cases/v1/case_events'
import { MessageReceived } from '@sustento/platform/gen/sustento/messaging/v1/messaging_events'
import {
  ListMessagesRequest,
  type Message,
  MessageDirection,
  MessageState,
} from '@sustento/platform/gen/sustento/messaging/v1/messaging_service'
import { eventually } from '@sustento/platform/testing/eventually'
import { startTestService, type TestService } from './testing/service.ts'
import { contents, headerOf, requestsOf } from './testing/submit-requests.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.stop())

const parent = 'tenants/ca-east'
async function submit(change: object = {}): Promise<Message> {
  const { client, as } = service
  const { message } = await client.submitMessage(requestsOf(headerOf(change)), await as('ca-east', 'service-cases'))
  return message as Message
}

const east = (role = 'caseworker') => service.as('ca-east', role)
const west = (role = 'service-cases') => service.as('ca-west', role)

describe('the service', () => {
  test('takes a message over, delivers it, tells both sides, and hands every byte out', async () => {
    const { client } = service
    const submitted = await submit()
    expect(submitted).toMatchObject({ direction: MessageDirection.MESSAGE_DIRECTION_OUTGOING, action: 'application' })
    const { name } = submitted
    const delivered = await eventually(async () => {
      const { message } = await client.getMessage({ name }, await east())
      expect(message).toMatchObject({ state: MessageState.MESSAGE_STATE_DELIVERED, attempts: 1 })
      return message
    })
    expect(delivered?.evidences.map(({ kind }) => kind)).toEqual(['submitted', 'sent', 'receipt'])

    const told = await eventually(() => service.factOf('ca-west', 'sustento.messaging.v1.MessageReceived'))
    const received = MessageReceived.decode(told)
    expect(received).toMatchObject({ partner: 'tenants/ca-west/partners/east', action: 'application' })
    await eventually(() => service.factOf('ca-east', 'sustento.messaging.v1.MessageDelivered'))
    const got: Buffer[] = []
    for await (const { data } of client.downloadPart({ name: received.message, part: 'part-2' }, await west()))
      got.push(data)
    expect(Buffer.concat(got).equals(contents[1] ?? Buffer.alloc(0))).toBe(true)

    const requestId = randomUUID()
    const confirmed = await client.confirmDelivery({ name: received.message, requestId }, await west())
    expect(confirmed.message?.state).toBe(MessageState.MESSAGE_STATE_CONFIRMED)
    expect(await client.confirmDelivery({ name: received.message, requestId }, await west())).toEqual(confirmed)
    expect(confirmed.message?.evidences.map(({ kind }) => kind)).toEqual(['received', 'receipt-issued', 'confirmed'])
  })

  test('hands out what went over the wire with its type first', async () => {
    const { name } = await submit()
    const types: string[] = []
    let size = 0
    for await (const { mediaType, data } of service.client.downloadEvidence(
      { name, kind: 'wire-message', id: '', reason: '' },
      await east(),
    )) {
      types.push(mediaType)
      size += data.length
    }
    expect(types[0]).toMatch(/^multipart\/related; boundary=/)
    expect(new Set(types.slice(1))).toEqual(new Set(['']))
    expect(size).toBeGreaterThan(2000)
  })

  test('lists messages page by page, newest first, by what is asked for', async () => {
    const { client } = service
    const conversationId = randomUUID()
    const names: string[] = []
    for (let i = 0; i < 3; i++) names.unshift((await submit({ conversationId })).name)
    const request = ListMessagesRequest.fromPartial({ parent, pageSize: 2, direction: 1, conversationId })
    const first = await client.listMessages(request, await east())
    const second = await client.listMessages({ ...request, pageToken: first.nextPageToken }, await east())
    expect([...first.messages, ...second.messages].map(({ name }) => name)).toEqual(names)
    expect(second.nextPageToken).toBe('')
    const other = { ...request, conversationId: '', pageToken: first.nextPageToken }
    await expect(client.listMessages(other, await east())).rejects.toMatchObject({ reason: 'PAGE_TOKEN_INVALID' })
    const nothing = await client.listMessages({ ...request, direction: 2 }, await east())
    expect(nothing.messages).toEqual([])
  })

  test('names its partners without their secrets', async () => {
    const { partners } = await service.client.listPartners({ parent }, await east())
    expect(partners.map(({ name }) => name)).toEqual([`${parent}/partners/nobody`, `${parent}/partners/west`])
    expect(partners[1]).toMatchObject({
      party: 'west.example',
      state: 'CA',
      authority: { name: 'Authority west.example' },
      certificates: [
        { subject: expect.stringContaining('west'), fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) },
      ],
    })
    const { name } = partners[1] ?? { name: '' }
    expect((await service.client.getPartner({ name }, await east())).partner).toEqual(partners[1])
    const unknown = service.client.getPartner({ name: `${parent}/partners/south` }, await east())
    await expect(unknown).rejects.toMatchObject({ reason: 'NOT_FOUND' })
  })

  test('says the same over REST', async () => {
    const { name } = await submit()
    const { token } = await east()
    const answer = await fetch(`${service.http}/v1/${name}`, { headers: { authorization: `Bearer ${token}` } })
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({ message: { name, direction: 'MESSAGE_DIRECTION_OUTGOING' } })
  })
})

describe('a message to somebody who does not answer', () => {
  const toNobody = () => submit({ partner: `${parent}/partners/nobody` })

  test('is given up by a supervisor with a reason, and never sent again', async () => {
    const { client } = service
    const { name } = await toNobody()
    await eventually(async () => {
      const { message } = await client.getMessage({ name }, await east())
      expect(message).toMatchObject({ state: MessageState.MESSAGE_STATE_SENDING, failure: 'EBMS:0005' })
    })
    const change = { name, requestId: randomUUID(), reason: 'sent on paper' }
    await expect(client.giveUpMessage(change, await east('caseworker'))).rejects.toMatchObject({
      reason: 'PERMISSION_DENIED',
    })
    await expect(client.giveUpMessage({ ...change, reason: ' ' }, await east('supervisor'))).rejects.toMatchObject({
      reason: 'INVALID_ARGUMENT',
    })
    const { message } = await client.giveUpMessage(change, await east('supervisor'))
    expect(message?.state).toBe(MessageState.MESSAGE_STATE_GIVEN_UP)
    expect(await eventually(() => service.factOf('ca-east', 'sustento.messaging.v1.MessageFailed'))).toBeDefined()
    const retry = client.retryMessage({ name, requestId: randomUUID() }, await east())
    await expect(retry).rejects.toMatchObject({ reason: 'TRANSITION_NOT_ALLOWED' })
  })

  test('is sent again at once when a caseworker asks for it', async () => {
    const { client } = service
    const { name } = await toNobody()
    const attempts = async () => (await client.getMessage({ name }, await east())).message?.attempts
    await eventually(async () => expect(await attempts()).toBe(1))
    await client.retryMessage({ name, requestId: randomUUID() }, await east())
    await eventually(async () => expect(await attempts()).toBe(2))
  })
})

describe('a message whose case is erased', () => {
  test('is listed without content in the authority that erased it; the other one keeps what it received', async () => {
    const { client } = service
    const owner = `${parent}/cases/${randomUUID()}`
    const conversationId = randomUUID()
    const { name } = await submit({ source: `${owner}/submissions/${randomUUID()}`, conversationId })
    await eventually(async () => {
      const { message } = await client.getMessage({ name }, await east())
      expect(message?.state).toBe(MessageState.MESSAGE_STATE_DELIVERED)
    })
    const data = CaseErased.encode(CaseErased.fromPartial({ messages: [name] })).finish()
    await service.tellFromCases('ca-east', 'sustento.cases.v1.CaseErased', owner, data)
    await eventually(async () => {
      const { message } = await client.getMessage({ name }, await east())
      expect(message).toMatchObject({ state: MessageState.MESSAGE_STATE_DELIVERED, eraseTime: expect.any(Date) })
      expect(message?.parts).toHaveLength(2)
    })
    const read = async (of: string, part: string, as: { token: string }) => {
      let size = 0
      for await (const chunk of client.downloadPart({ name: of, part }, as)) size += chunk.data.length
      return size
    }
    await expect(read(name, 'p2', await east())).rejects.toMatchObject({ reason: 'ERASED' })
    const listing = ListMessagesRequest.fromPartial({
      parent: 'tenants/ca-west',
      pageSize: 1,
      direction: 2,
      conversationId,
    })
    const { messages } = await client.listMessages(listing, await west())
    expect(messages[0]?.eraseTime).toBeUndefined()
    expect(await read(messages[0]?.name ?? '', 'part-2', await west())).toBe(contents[1]?.length)
  })
})

describe('a test message to a partner', () => {
  const ping = async (partner: string, role = 'administrator') =>
    service.client.pingPartner({ name: `${parent}/partners/${partner}` }, await east(role))

  test('says that it was answered, with the certificate that signed the receipt', async () => {
    expect(await ping('west')).toMatchObject({
      reason: 'OK',
      reached: true,
      httpStatus: 200,
      receiptVerified: true,
      signer: expect.stringContaining('west'),
      ebmsCode: '',
    })
  })

  test('says why nobody answered, over REST as well', async () => {
    const unreachable = { reason: 'CONNECTION_REFUSED', reached: false, httpStatus: 0, receiptVerified: false }
    expect(await ping('nobody', 'supervisor')).toMatchObject(unreachable)
    const { token } = await east('supervisor')
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const url = `${service.http}/v1/${parent}/partners/nobody:ping`
    const answer = await fetch(url, { method: 'POST', headers, body: '{}' })
    expect(await answer.json()).toMatchObject({ reason: 'CONNECTION_REFUSED' })
  })

  test('is not for caseworkers, nor for partners of nobody', async () => {
    await expect(ping('west', 'caseworker')).rejects.toMatchObject({ reason: 'PERMISSION_DENIED' })
    await expect(ping('south')).rejects.toMatchObject({ reason: 'NOT_FOUND' })
  })
})

describe('what does not fit', () => {
  test.each(['tenants/ca-east/messages/1', 'tenants/ca-east/messages', `${parent}/messages/${randomUUID()}`])(
    'the name %s is not found',
    async (name) => {
      await expect(service.client.getMessage({ name }, await east())).rejects.toMatchObject({ reason: 'NOT_FOUND' })
    },
  )

  test('a message cannot be confirmed by who sent it, nor sent again by who received it', async () => {
    const { client } = service
    const { name } = await submit()
    const confirm = client.confirmDelivery({ name, requestId: randomUUID() }, await east('service-cases'))
    await expect(confirm).rejects.toMatchObject({ reason: 'TRANSITION_NOT_ALLOWED' })
    const { messages } = await client.listMessages(
      ListMessagesRequest.fromPartial({ parent: 'tenants/ca-west', pageSize: 1, direction: 2 }),
      await west(),
    )
    const again = client.retryMessage(
      { name: messages[0]?.name ?? '', requestId: randomUUID() },
      await west('caseworker'),
    )
    await expect(again).rejects.toMatchObject({ reason: 'TRANSITION_NOT_ALLOWED' })
  })

  test('a stream that does not begin with its header, or has a second one, is refused', async () => {
    const { client, as } = service
    const header = headerOf()
    async function* twice() {
      yield* [0, 1].map(() => ({ element: { $case: 'header' as const, value: header } }))
    }
    async function* none() {
      yield { element: { $case: 'data' as const, value: { part: 'p1', data: Buffer.from('x') } } }
    }
    for (const requests of [twice(), none()]) {
      const call = client.submitMessage(requests, await as('ca-east', 'service-cases'))
      await expect(call).rejects.toMatchObject({ reason: 'INVALID_ARGUMENT' })
    }
  })

  test.each<[string, object]>([
    ['no conversation', { conversationId: '' }],
    ['no part', { parts: [] }],
    ['a part of a kind with markup', { parts: headerOf().parts.map((part) => ({ ...part, kind: '<b>' })) }],
    ['an action that is not agreed', { action: 'divorce' }],
  ])('a message with %s is refused', async (_, change) => {
    await expect(submit(change)).rejects.toMatchObject({ reason: 'INVALID_ARGUMENT' })
  })

  test('a partner of the other authority is refused before anything else', async () => {
    await expect(submit({ partner: 'tenants/ca-west/partners/east' })).rejects.toMatchObject({ reason: 'WRONG_TENANT' })
  })
})
