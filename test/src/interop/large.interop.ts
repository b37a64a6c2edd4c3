import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { MessageState } from '@sustento/platform/gen/sustento/messaging/v1/messaging_service'
import { maintenance } from './parties.ts'
import { type Rig, startRig } from './rig.ts'

const megabyte = 1 << 20
const patience = 600_000

let rig: Rig
beforeAll(async () => {
  rig = await startRig()
})
afterAll(() => rig.stop())

const sha256 = (bytes: Buffer | undefined) =>
  createHash('sha256')
    .update(bytes ?? '')
    .digest('hex')

describe.each([20, 250])('a part of %i MB', (size) => {
  const bytes = randomBytes(size * megabyte)

  test(
    'goes from us to phase4',
    async () => {
      const sent = await rig.send('phase4', [{ mediaType: 'application/pdf', bytes }])
      expect(sent).toMatchObject({ state: MessageState.MESSAGE_STATE_DELIVERED, attempts: 1 })
      const { contents } = await rig.phase4.received(sent.messageId)
      expect(contents.map(sha256)).toEqual([sha256(bytes)])
    },
    patience,
  )

  test(
    'comes from phase4 to us',
    async () => {
      const conversationId = randomUUID()
      const answer = await rig.phase4.send({
        party: 'phase4',
        to: 'east.example',
        url: rig.endpoint,
        service: maintenance,
        action: 'application',
        conversationId,
        parts: [{ content: bytes, mimeType: 'application/pdf', compress: true }],
      })
      expect(answer).toMatchObject({ result: 'SUCCESS', signed: true, digestsComplete: true })
      const [received] = await rig.receivedIn('ca-east', conversationId)
      expect(received?.contents.map(sha256)).toEqual([sha256(bytes)])
    },
    patience,
  )
})
