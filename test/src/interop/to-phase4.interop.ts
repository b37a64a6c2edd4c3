import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { profileIds } from '@sustento/messaging/as4/security/profile'
import { type Content, contentsOf } from './contents.ts'
import { agreed, partyOf } from './parties.ts'
import { type Rig, startRig } from './rig.ts'

let rig: Rig
beforeAll(async () => {
  rig = await startRig()
})
afterAll(() => rig.stop())

async function expectDelivered(party: string, contents: Content[]) {
  const conversationId = randomUUID()
  const { row, evidences } = await rig.send(party, contents, { conversationId })
  expect(row).toMatchObject({ state: 'delivered', attempts: 1, failure: '' })
  expect(evidences.map(({ kind }) => kind)).toEqual(['submitted', 'sent', 'receipt'])
  const received = await rig.phase4.received(row.messageId)
  expect(received).toMatchObject({
    from: 'east.example',
    service: agreed.service.value,
    action: agreed.action,
    conversationId,
    decrypted: contents.length > 0,
    properties: [
      { name: 'originalSender', value: 'CA::east', type: 'urn:example:parties' },
      { name: 'finalRecipient', value: 'CA::north' },
    ],
  })
  expect(received.contents).toEqual(contents.map(({ content }) => content))
  for (const [index, properties] of received.parts.entries()) {
    const { mimeType, compress } = contents[index] as Content
    const compression = { name: 'CompressionType', value: 'application/gzip' }
    expect(properties).toContainEqual({ name: 'MimeType', value: mimeType })
    expect(properties).toContainEqual({ name: 'name', value: `part ${index + 1}` })
    expect(properties.some(({ name, value }) => name === compression.name && value === compression.value)).toBe(
      compress,
    )
  }
  return received
}

describe.each(profileIds)('what we send to phase4 under %s', (profile) => {
  test.each([
    [0, 'compressed'],
    [1, 'compressed'],
    [1, 'in clear'],
    [5, 'mixed'],
    [28, 'compressed'],
    [28, 'in clear'],
  ] as const)('arrives with %i parts, %s, and the receipt is proof to us', async (count, form) => {
    const received = await expectDelivered(partyOf(profile, 'bst'), contentsOf(count, form))
    expect(received.signer).toBe(rig.fingerprints.east(profile))
  })

  test.each([
    ['bst', 'DIRECT_REF'],
    ['issuerSerial', 'ISSUER_SERIAL'],
    ['ski', 'KEY_IDENTIFIER'],
  ] as const)('arrives with certificates named by %s, there and back', async (tokenReference, as) => {
    const received = await expectDelivered(partyOf(profile, tokenReference), contentsOf(2))
    expect(received.tokenReference).toBe(as)
  })

  test('is answered when it is a ping, and taken in by nobody', async () => {
    const before = await rig.phase4.receivedIds()
    expect(await rig.ping(partyOf(profile, 'bst'))).toMatchObject({ reason: 'OK', httpStatus: 200 })
    expect(await rig.phase4.receivedIds()).toEqual(before)
  })
})

test('what we send is delivered once when its receipt is lost, and known to be there', async () => {
  const before = await rig.phase4.receivedIds()
  rig.outward.disturb({ answer: lose })
  const { row } = await rig.send('far', contentsOf(2))
  expect(row).toMatchObject({ state: 'delivered-without-receipt', attempts: 2 })
  const after = await rig.phase4.receivedIds()
  expect(after.filter((id) => !before.includes(id))).toEqual([row.messageId])
  const [first, second] = rig.outward.passages.slice(-2)
  expect(second?.request.equals(first?.request ?? Buffer.alloc(0))).toBe(true)
  expect(first?.answer?.body.toString()).toContain('NonRepudiationInformation')
  expect(second?.answer?.body.toString()).toContain('EBMS:0004')
})

test.each([
  ['a service that it did not agree to', 'strict', 'EBMS:0001'],
  ['a signature of another certificate than it expects', 'mistaken', 'EBMS:0101'],
  ['parts encrypted to another key', 'rekeyed', 'EBMS:0102'],
])('what we send is refused for %s, which ends the attempts', async (_, partner, failure) => {
  const before = await rig.phase4.receivedIds()
  const { row } = await rig.send(partner, contentsOf(1))
  expect(row).toMatchObject({ state: 'failed', attempts: 1, failure })
  expect(await rig.phase4.receivedIds()).toEqual(before)
})

function lose(): never {
  throw new Error('the answer is lost on its way')
}
