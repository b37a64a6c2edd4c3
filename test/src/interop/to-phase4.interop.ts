import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { MessageState } from '@sustento/platform/gen/sustento/messaging/v1/messaging_service'
import { contentsOf } from './contents.ts'
import { maintenance } from './parties.ts'
import { type Rig, startRig } from './rig.ts'

let rig: Rig
beforeAll(async () => {
  rig = await startRig()
})
afterAll(() => rig.stop())

describe('what we send to phase4', () => {
  test.each([1, 5, 28])('arrives with %i parts, in order, and its receipt is proof to us', async (count) => {
    const contents = contentsOf(count)
    const conversationId = randomUUID()
    const sent = await rig.send('phase4', contents, conversationId)
    expect(sent).toMatchObject({ state: MessageState.MESSAGE_STATE_DELIVERED, attempts: 1, failure: '' })
    const receipt = sent.evidences.find(({ kind }) => kind === 'receipt')
    expect(receipt?.signer).toContain('CN=phase4')

    const received = await rig.phase4.received(sent.messageId)
    expect(received).toMatchObject({
      from: 'east.example',
      service: maintenance,
      action: 'application',
      conversationId,
      decrypted: true,
      signer: expect.stringContaining('CN=Access point east'),
      tokenReference: 'DIRECT_REF',
      properties: { originalSender: 'east.example', finalRecipient: 'phase4.example' },
    })
    expect(received.parts.map(({ MimeType }) => MimeType)).toEqual(contents.map(({ mediaType }) => mediaType))
    expect(received.parts.map(({ CompressionType }) => CompressionType)).toEqual(contents.map(() => 'application/gzip'))
    expect(received.contents).toEqual(contents.map(({ bytes }) => bytes))
  })

  test.each(['serial', 'ski'])('is proved by the receipt of %s, which names its certificate so', async (partner) => {
    const sent = await rig.send(partner, contentsOf(1))
    expect(sent.state).toBe(MessageState.MESSAGE_STATE_DELIVERED)
    expect(await rig.phase4.received(sent.messageId)).toMatchObject({
      properties: { finalRecipient: `${partner}.example` },
    })
  })

  test('is delivered once when its receipt is lost, and known to be there', async () => {
    const before = await rig.phase4.receivedIds()
    rig.outward.disturb({
      answer: () => {
        throw new Error('lost')
      },
    })
    const sent = await rig.send('far', contentsOf(2))
    expect(sent).toMatchObject({ state: MessageState.MESSAGE_STATE_DELIVERED_WITHOUT_RECEIPT, attempts: 2 })
    expect(await rig.phase4.receivedIds()).toEqual(expect.arrayContaining([...before, sent.messageId]))
    expect(await rig.phase4.receivedIds()).toHaveLength(before.length + 1)
    const [first, second] = rig.outward.passages.slice(-2)
    expect(second?.request.equals(first?.request ?? Buffer.alloc(0))).toBe(true)
    expect(first?.answer?.body.toString()).toContain('NonRepudiationInformation')
    expect(second?.answer?.body.toString()).toContain('EBMS:0004')
  })

  test.each([
    ['a service that it did not agree to', 'strict', 'EBMS:0001'],
    ['a signature of another certificate than it expects', 'mistaken', 'EBMS:0101'],
    ['parts encrypted to another key', 'rekeyed', 'EBMS:0102'],
  ])('is refused for %s, which ends the attempts', async (_, partner, failure) => {
    const before = await rig.phase4.receivedIds()
    const sent = await rig.send(partner, contentsOf(1))
    expect(sent).toMatchObject({ state: MessageState.MESSAGE_STATE_FAILED, attempts: 1, failure })
    expect(await rig.phase4.receivedIds()).toEqual(before)
  })
})
