import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { contentsOf } from './contents.ts'
import { agreed, makeKeys, partyOf } from './parties.ts'
import { type Phase4, startPhase4 } from './phase4.ts'
import { ourPartFile, peerFile } from './phase4-files.ts'
import { type Rig, startRig } from './rig.ts'

const times = { count: 12, concurrency: 4 }
const messageTo = (url: string) => ({
  party: partyOf('edelivery-1.x', 'bst'),
  to: 'east.example',
  url,
  service: agreed.service.value,
  serviceType: agreed.service.type,
  action: agreed.action,
  conversationId: randomUUID(),
  parts: contentsOf(2),
})

describe('many messages at a time', () => {
  let rig: Rig
  beforeAll(async () => {
    rig = await startRig()
  })
  afterAll(() => rig.stop())

  test('go from phase4 to us, each with its receipt', async () => {
    const message = messageTo(rig.endpoint)
    const { milliseconds, failures } = await rig.phase4.load(message, times)
    expect(failures).toEqual([])
    expect(milliseconds).toHaveLength(times.count)
    const received = await rig.receivedIn('ca-east', message.conversationId, times.count + 1)
    expect(new Set(received.map(({ row }) => row.messageId)).size).toBe(times.count)
    expect(received).toHaveLength(times.count)
  })

  test('go from us to phase4, each with its receipt', async () => {
    const sent = Array.from({ length: times.count }, () => rig.send(partyOf('edelivery-1.x', 'bst'), contentsOf(2)))
    const ids = (await Promise.all(sent)).map(({ row }) => row)
    expect(ids.map(({ state }) => state)).toEqual(ids.map(() => 'delivered'))
    expect((await rig.phase4.receivedIds()).sort()).toEqual(ids.map(({ messageId }) => messageId).sort())
  })
})

describe('two processes of phase4', () => {
  let sender: Phase4
  let receiver: Phase4
  beforeAll(async () => {
    const keys = await makeKeys()
    sender = await startPhase4(peerFile(keys))
    receiver = await startPhase4(ourPartFile(keys, 'edelivery-1.x'))
  })
  afterAll(() => Promise.all([sender.stop(), receiver.stop()]))

  test('exchange messages with each other and tell what that takes', async () => {
    const before = await receiver.usage()
    const { seconds, milliseconds, failures } = await sender.load(messageTo(receiver.endpointOf('east')), times)
    expect(failures).toEqual([])
    expect(Math.max(...milliseconds)).toBeLessThanOrEqual(seconds * 1000)
    expect(await receiver.receivedIds()).toHaveLength(times.count)
    expect((await receiver.usage()).cpuSeconds).toBeGreaterThan(before.cpuSeconds)
    await receiver.forget()
    expect(await receiver.receivedIds()).toEqual([])
  })

  test('do not count what is refused as sent', async () => {
    const strange = { ...messageTo(receiver.endpointOf('east')), service: 'urn:example:other' }
    const { failures } = await sender.load(strange, { count: 2, concurrency: 1 })
    expect(failures).toMatchObject([{ errors: ['EBMS:0001'] }, { errors: ['EBMS:0001'] }])
    expect(await receiver.receivedIds()).toEqual([])
  })
})
