import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { profileIds } from '@sustento/messaging/as4/security/profile'
import { contentsOf } from './contents.ts'
import { agreed, partyOf } from './parties.ts'
import type { Phase4Message } from './phase4.ts'
import { type Rig, startRig, type Tenant } from './rig.ts'

let rig: Rig
beforeAll(async () => {
  rig = await startRig()
})
afterAll(() => rig.stop())

const messageOf = (deviation: Partial<Phase4Message> = {}): Phase4Message => ({
  party: partyOf('edelivery-1.x', 'bst'),
  to: 'east.example',
  url: rig.inward.endpoint,
  service: agreed.service.value,
  serviceType: agreed.service.type,
  action: agreed.action,
  conversationId: randomUUID(),
  parts: contentsOf(1),
  ...deviation,
})

const receiptBy = (signer: string) => ({
  result: 'SUCCESS',
  signed: true,
  signer,
  digestsComplete: true,
  errors: [],
})

async function expectReceived(tenant: Tenant, sent: Phase4Message): Promise<void> {
  const [received, ...others] = await rig.receivedIn(tenant, sent.conversationId)
  expect(received?.row).toMatchObject({ partner: sent.party, action: sent.action, state: 'received' })
  expect(received?.parts.map(({ mediaType }) => mediaType)).toEqual(sent.parts.map(({ mimeType }) => mimeType))
  expect(received?.contents).toEqual(sent.parts.map(({ content }) => content))
  expect(others).toEqual([])
}

describe.each(profileIds)('what phase4 sends to us under %s', (profile) => {
  test.each([
    [0, 'compressed'],
    [1, 'compressed'],
    [1, 'in clear'],
    [5, 'mixed'],
    [28, 'compressed'],
    [28, 'in clear'],
  ] as const)('arrives with %i parts, %s, and phase4 verifies our receipt', async (count, form) => {
    const sent = messageOf({ party: partyOf(profile, 'bst'), parts: contentsOf(count, form) })
    const answer = await rig.phase4.send(sent)
    expect(answer).toMatchObject({ ...receiptBy(rig.fingerprints.east(profile)), refToMessageId: answer.messageId })
    await expectReceived('ca-east', sent)
    expect(await rig.receivedIn('ca-west', sent.conversationId)).toEqual([])
  })

  test.each([
    ['bst', /<wsse:Reference [^>]*URI="#X509-/],
    ['issuerSerial', /X509IssuerSerial>/],
    ['ski', /<wsse:KeyIdentifier [^>]*#X509SubjectKeyIdentifier"/],
  ] as const)('arrives with certificates named by %s, there and back', async (tokenReference, shape) => {
    const sent = messageOf({ party: partyOf(profile, tokenReference), parts: contentsOf(2) })
    expect(await rig.phase4.send(sent)).toMatchObject(receiptBy(rig.fingerprints.east(profile)))
    const passage = rig.inward.passages.at(-1)
    expect(passage?.request.toString()).toMatch(shape)
    expect(passage?.answer?.body.toString()).toMatch(shape)
    await expectReceived('ca-east', sent)
  })

  test('is answered but not delivered when it is a ping', async () => {
    const core = 'http://docs.oasis-open.org/ebxml-msg/ebms/v3.0/ns/core/200704'
    const ping = { service: `${core}/service`, serviceType: undefined, action: `${core}/test` }
    const sent = messageOf({ party: partyOf(profile, 'bst'), ...ping })
    expect(await rig.phase4.send(sent)).toMatchObject(receiptBy(rig.fingerprints.east(profile)))
    expect(await rig.receivedIn('ca-east', sent.conversationId)).toEqual([])
  })
})

test('questions and answers go both ways in one conversation', async () => {
  const conversationId = randomUUID()
  const partner = partyOf('edelivery-1.x', 'bst')
  const asked = await rig.send(partner, contentsOf(1), { conversationId })
  const { messageId } = await rig.phase4.send(messageOf({ conversationId, refToMessageId: asked.row.messageId }))
  const [answer] = await rig.receivedIn('ca-east', conversationId)
  expect(answer?.row).toMatchObject({ messageId, conversationId, refToMessageId: asked.row.messageId })
  const thanks = await rig.send(partner, contentsOf(1), { conversationId, refToMessageId: messageId })
  expect(thanks.row).toMatchObject({ state: 'delivered', failure: '' })
  const received = await rig.phase4.received(thanks.row.messageId)
  expect(received).toMatchObject({ conversationId, refToMessageId: messageId })
})

describe('what phase4 sends to us', () => {
  test('arrives at the authority that it is for', async () => {
    const sent = messageOf({ to: 'west.example' })
    expect(await rig.phase4.send(sent)).toMatchObject(receiptBy(rig.fingerprints.west('edelivery-1.x')))
    await expectReceived('ca-west', sent)
    expect(await rig.receivedIn('ca-east', sent.conversationId)).toEqual([])
  })

  test('gets the same receipt again when the first was lost, and arrives once', async () => {
    rig.inward.disturb({ answer: lose })
    const sent = messageOf({ retries: 1, parts: contentsOf(5) })
    expect(await rig.phase4.send(sent)).toMatchObject(receiptBy(rig.fingerprints.east('edelivery-1.x')))
    const [first, second] = rig.inward.passages.slice(-2)
    expect(second?.request.equals(first?.request ?? Buffer.alloc(0))).toBe(true)
    expect(second?.answer?.body.equals(first?.answer?.body ?? Buffer.alloc(0))).toBe(true)
    await expectReceived('ca-east', sent)
  })

  const from = 'rsa-bst.example'
  test.each<[string, Partial<Phase4Message>, string]>([
    ['of a service that is not agreed', { service: 'urn:example:other' }, 'EBMS:0001'],
    ['of an action that is not agreed', { action: 'other' }, 'EBMS:0001'],
    ['signed by a stranger', { party: 'stranger', from }, 'EBMS:0101'],
    ['that is not encrypted', { encrypt: false }, 'EBMS:0103'],
  ])('is refused %s, with an error that is signed', async (_, deviation, code) => {
    const sent = messageOf(deviation)
    const answer = await rig.phase4.send(sent)
    expect(answer).toMatchObject({ result: 'AS4_ERROR_MESSAGE_RECEIVED', errors: [code], signed: true })
    expect(answer).toMatchObject({ signer: rig.fingerprints.east('edelivery-1.x'), refToMessageId: answer.messageId })
    expect(await rig.receivedIn('ca-east', sent.conversationId)).toEqual([])
  })

  test('is refused under another profile than is agreed, with an error under the one that is', async () => {
    const sent = messageOf({ party: partyOf('edelivery-2.0-ecdsa', 'bst'), from })
    expect((await rig.phase4.send(sent)).result).not.toBe('SUCCESS')
    const answer = rig.inward.passages.at(-1)?.answer?.body.toString()
    expect(answer).toContain('EBMS:0103')
    expect(answer).toContain('xmldsig-more#rsa-sha256')
    expect(await rig.receivedIn('ca-east', sent.conversationId)).toEqual([])
  })

  test('is not taken for delivered by phase4 when our receipt was changed on its way', async () => {
    rig.inward.disturb({ answer: changeDigest })
    const answer = await rig.phase4.send(messageOf())
    expect(answer.signed).not.toBe(true)
    expect(answer.digestsComplete).not.toBe(true)
  })
})

function lose(): never {
  throw new Error('the answer is lost on its way')
}

function changeDigest(receipt: Buffer): Buffer {
  const change = (_: string, tag: string, first: string) => `${tag}${first === 'A' ? 'B' : 'A'}`
  return Buffer.from(receipt.toString().replace(/(DigestValue>)(.)/, change))
}
