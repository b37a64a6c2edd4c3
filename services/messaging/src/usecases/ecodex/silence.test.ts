import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, test } from '@jest/globals'
import { testCtx } from '@sustento/platform/testing/ctx'
import { whole } from '../../testing/chunks.ts'
import { testEcodex } from '../../testing/ecodex.ts'
import { confirmDelivery } from '../confirm-delivery.ts'
import { downloadPart } from '../download.ts'
import { timeOutNext } from './time-out-next.ts'

const rig = await testEcodex()
const { app, clock, chainOf, told, exchange, nameOf, viewOf } = rig
afterAll(() => rig.close())

const silent = async () => {
  while (await timeOutNext(app, 'ca-west')) {}
}
/** A message of east that has reached west, and the clock so many hours after that. */
async function arrive() {
  const { sent, arrived } = await exchange()
  await rig.goOn()
  return {
    sent,
    arrived,
    async after(hours: number) {
      clock.set(new Date(arrived.createdAt.getTime() + hours * 3_600_000).toISOString())
      for (let times = 0; times < 2; times++) {
        await silent()
        await rig.goOn()
      }
    },
    chain: (tenant: string) => chainOf(tenant === 'ca-west' ? arrived.id : sent.id, tenant),
  }
}
const relayed = ['SUBMISSION_ACCEPTANCE', 'RELAY_REMMD_ACCEPTANCE']
const late = 'NON_DELIVERY DELIVERY_EVIDENCE_TIMEOUT'

describe('a receiver', () => {
  test('says once that nobody took a message over, and that somebody did after all', async () => {
    const { sent, arrived, after, chain } = await arrive()
    await after(23.9)
    expect(await chain('ca-west')).toEqual(relayed)
    await after(24)
    await after(30)
    expect(await chain('ca-west')).toEqual([...relayed, late])
    expect(await chain('ca-east')).toEqual([...relayed, late])
    expect(await told('ca-east', sent.id)).toEqual(['MessageFailed'])
    await rig.confirm(arrived.id)
    await after(31)
    await after(40)
    for (const tenant of ['ca-west', 'ca-east']) expect(await chain(tenant)).toEqual([...relayed, late, 'DELIVERY'])
    expect(await told('ca-east', sent.id)).toEqual(['MessageFailed', 'MessageDelivered'])
  })

  test('says once that nobody opened a message, and that somebody did after all', async () => {
    const { arrived, after, chain } = await arrive()
    await rig.confirm(arrived.id)
    await after(24)
    await after(35.9)
    expect(await chain('ca-west')).toEqual([...relayed, 'DELIVERY'])
    await after(36)
    await after(50)
    const unopened = [...relayed, 'DELIVERY', 'NON_RETRIEVAL OTHER']
    for (const tenant of ['ca-west', 'ca-east']) expect(await chain(tenant)).toEqual(unopened)
    const { parts } = await viewOf('ca-west', arrived.id)
    await whole(await downloadPart(app, testCtx('ca-west'), nameOf('ca-west', arrived.id), parts[0]?.id ?? ''))
    await after(51)
    for (const tenant of ['ca-west', 'ca-east']) expect(await chain(tenant)).toEqual([...unopened, 'RETRIEVAL'])
  })

  test('says nothing of what was opened in time, nor by the clock of another authority', async () => {
    const { arrived, after, chain } = await arrive()
    const change = { name: nameOf('ca-west', arrived.id), requestId: randomUUID(), bytes: Buffer.from('x') }
    await confirmDelivery(app, testCtx('ca-west'), change)
    const { parts } = await viewOf('ca-west', arrived.id)
    await whole(await downloadPart(app, testCtx('ca-west'), nameOf('ca-west', arrived.id), parts[0]?.id ?? ''))
    await after(100)
    expect(await chain('ca-west')).toEqual([...relayed, 'DELIVERY', 'RETRIEVAL'])
  })

  test('says it once when two replicas look at once', async () => {
    const { after, chain } = await arrive()
    clock.set(new Date(clock.now().getTime() + 25 * 3_600_000).toISOString())
    await Promise.all([silent(), silent(), silent()])
    await after(26)
    expect(await chain('ca-west')).toEqual([...relayed, late])
  })
})
