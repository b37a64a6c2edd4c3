import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { contentsOf } from './contents.ts'
import { maintenance } from './parties.ts'
import type { Phase4Message } from './phase4.ts'
import { type Rig, startRig } from './rig.ts'

let rig: Rig
beforeAll(async () => {
  rig = await startRig()
})
afterAll(() => rig.stop())

function messageOf(deviation: Partial<Phase4Message> = {}, count = 1, compress = true): Phase4Message {
  return {
    party: 'phase4',
    to: 'east.example',
    url: rig.inward.endpoint,
    service: maintenance,
    action: 'application',
    conversationId: randomUUID(),
    parts: contentsOf(count).map(({ mediaType, bytes }) => ({ mimeType: mediaType, content: bytes, compress })),
    ...deviation,
  }
}

const receipt = (signer: string) => ({
  result: 'SUCCESS',
  signed: true,
  signer: expect.stringContaining(`CN=Access point ${signer}`),
  digestsComplete: true,
  errors: [],
})

async function expectReceived(tenant: string, sent: Phase4Message): Promise<void> {
  const received = await rig.receivedIn(tenant, sent.conversationId)
  expect(received).toHaveLength(1)
  const [{ message, contents } = { message: undefined, contents: [] }] = received
  expect(message).toMatchObject({ partner: `tenants/${tenant}/partners/${sent.party}`, action: 'application' })
  expect(message?.parts.map(({ mediaType }) => mediaType)).toEqual(sent.parts.map(({ mimeType }) => mimeType))
  expect(contents).toEqual(sent.parts.map(({ content }) => content))
}

describe('what phase4 sends to us', () => {
  test.each([
    [1, true],
    [1, false],
    [5, true],
    [5, false],
    [28, true],
    [28, false],
  ])('arrives with %i parts (compressed: %p), and phase4 verifies our receipt', async (count, compress) => {
    const sent = messageOf({}, count, compress)
    const answer = await rig.phase4.send(sent)
    expect(answer).toMatchObject({ ...receipt('east'), refToMessageId: answer.messageId })
    await expectReceived('ca-east', sent)
    expect(await rig.receivedIn('ca-west', sent.conversationId)).toEqual([])
  })

  test('arrives with some parts compressed and others not', async () => {
    const { parts, ...rest } = messageOf({}, 5)
    const sent = { ...rest, parts: parts.map((part, index) => ({ ...part, compress: index % 2 === 0 })) }
    expect(await rig.phase4.send(sent)).toMatchObject(receipt('east'))
    await expectReceived('ca-east', sent)
  })

  test.each([
    ['a token in it', 'phase4', /<wsse:Reference [^>]*URI="#X509-/],
    ['issuer and serial number', 'serial', /X509IssuerSerial>/],
    ['the key identifier', 'ski', /<wsse:KeyIdentifier [^>]*#X509SubjectKeyIdentifier"/],
  ])('arrives with a signature that names its certificate by %s', async (_, party, shape) => {
    const sent = messageOf({ party })
    expect(await rig.phase4.send(sent)).toMatchObject(receipt('east'))
    expect(rig.inward.passages.at(-1)?.request.toString()).toMatch(shape)
    await expectReceived('ca-east', sent)
  })

  test('arrives at the authority that it is for', async () => {
    const sent = messageOf({ to: 'west.example' })
    expect(await rig.phase4.send(sent)).toMatchObject(receipt('west'))
    await expectReceived('ca-west', sent)
    expect(await rig.receivedIn('ca-east', sent.conversationId)).toEqual([])
  })

  test('gets the same receipt again when the first was lost, and arrives once', async () => {
    rig.inward.disturb({
      answer: () => {
        throw new Error('lost')
      },
    })
    const sent = messageOf({ retries: 1 }, 5)
    expect(await rig.phase4.send(sent)).toMatchObject(receipt('east'))
    const [first, second] = rig.inward.passages.slice(-2)
    expect(second?.request.equals(first?.request ?? Buffer.alloc(0))).toBe(true)
    expect(second?.answer?.body.equals(first?.answer?.body ?? Buffer.alloc(0))).toBe(true)
    await expectReceived('ca-east', sent)
  })

  test('is answered but not delivered when it is a ping', async () => {
    const core = 'http://docs.oasis-open.org/ebxml-msg/ebms/v3.0/ns/core/200704'
    const sent = messageOf({ service: `${core}/service`, action: `${core}/test` })
    expect(await rig.phase4.send(sent)).toMatchObject(receipt('east'))
    expect(await rig.receivedIn('ca-east', sent.conversationId)).toEqual([])
  })

  test.each<[string, Partial<Phase4Message>, string]>([
    ['of a service that is not agreed', { service: 'urn:example:other' }, 'EBMS:0001'],
    ['of an action that is not agreed', { action: 'other' }, 'EBMS:0001'],
    ['signed by a stranger', { party: 'stranger', from: 'phase4.example' }, 'EBMS:0101'],
    ['that is not encrypted', { encrypt: false }, 'EBMS:0103'],
  ])('is refused %s, with an error that phase4 verifies', async (_, deviation, code) => {
    const sent = messageOf(deviation)
    const answer = await rig.phase4.send(sent)
    expect(answer).toMatchObject({
      result: 'AS4_ERROR_MESSAGE_RECEIVED',
      refToMessageId: answer.messageId,
      signed: true,
      signer: expect.stringContaining('CN=Access point east'),
      errors: [code],
    })
    expect(await rig.receivedIn('ca-east', sent.conversationId)).toEqual([])
  })

  test('is not taken for delivered when our receipt was changed on its way', async () => {
    rig.inward.disturb({
      answer: (bytes) =>
        Buffer.from(
          bytes.toString().replace(/(DigestValue>)(.)/, (_, tag, first) => `${tag}${first === 'A' ? 'B' : 'A'}`),
        ),
    })
    const answer = await rig.phase4.send(messageOf())
    expect(answer.signed).not.toBe(true)
    expect(answer.digestsComplete).not.toBe(true)
  })
})
