import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { agreed, partyOf } from './parties.ts'
import { type Rig, startRig } from './rig.ts'

const megabyte = 1 << 20
const patience = 600_000
const party = partyOf('edelivery-1.x', 'bst')

let rig: Rig
beforeAll(async () => {
  rig = await startRig('3g')
})
afterAll(() => rig.stop())

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

describe('a part of 250 MB', () => {
  const content = randomBytes(250 * megabyte)
  const parts = [{ content, mimeType: 'application/pdf', compress: true }]

  test(
    'goes from us to phase4',
    async () => {
      const { row } = await rig.send(party, parts)
      expect(row).toMatchObject({ state: 'delivered', attempts: 1 })
      const { contents } = await rig.phase4.received(row.messageId)
      expect(contents.map(sha256)).toEqual([sha256(content)])
    },
    patience,
  )

  test(
    'comes from phase4 to us',
    async () => {
      const conversationId = randomUUID()
      const answer = await rig.phase4.send({
        party,
        to: 'east.example',
        url: rig.endpoint,
        service: agreed.service.value,
        serviceType: agreed.service.type,
        action: agreed.action,
        conversationId,
        parts,
      })
      expect(answer).toMatchObject({ result: 'SUCCESS', signed: true, digestsComplete: true })
      const [received] = await rig.receivedIn('ca-east', conversationId)
      expect(received?.contents.map(sha256)).toEqual([sha256(content)])
    },
    patience,
  )
})
