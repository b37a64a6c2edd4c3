import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { testCtx } from '@sustento/platform/testing/ctx'
import { Throttle } from '../../domain/throttle.ts'
import { testMessaging } from '../../testing/messaging.ts'
import { partnerServer } from '../../testing/partner-server.ts'
import { factsOf, newAuditLines } from '../../testing/state.ts'
import { submit } from '../../testing/submit.ts'
import { downloadEvidence } from '../download.ts'
import { giveUpMessage } from '../give-up-message.ts'
import { pingAllowance, pingAudited } from '../ping/ping-audited.ts'
import { readMessage, readMessageAndNotices, readMessages } from '../read-messages.ts'
import { retryMessage } from '../retry-message.ts'
import { sendNext } from '../send/send-next.ts'
import { listCertificates } from './list-certificates.ts'
import { readQueue, stuckBefore } from './read-queue.ts'
import { readThroughput } from './read-throughput.ts'

// One clock for all, which goes on from test to test: two tenants, east sends to west and to north, which is not there.

const messaging = await testMessaging()
const { app, clock, endpoint, north } = messaging
afterAll(() => messaging.close())

const minutes = (count: number) => clock.set(new Date(clock.now().getTime() + count * 60_000).toISOString())
const operator = (tenant: string) =>
  testCtx(tenant, { actor: { subject: 'operator-1', kind: 'user', roles: ['administrator'] } })
const nameOf = (id: string) => `tenants/ca-east/messages/${id}`
const change = (id: string) => ({ name: nameOf(id), requestId: randomUUID(), bytes: Buffer.from(id) })
const countsOf = async (tenant: string, partner = '') => {
  const { counts, stuck } = await readQueue(app, { tenant }, partner)
  return { ...Object.fromEntries(counts.map(({ state, count }) => [state, count])), stuck }
}
const find = async (filter: object, tenant = 'ca-east') => {
  const all = { direction: '', state: '', conversationId: '', ...filter }
  return (await readMessages(app, operator(tenant), all, undefined, 50)).map(({ row }) => row.id)
}
const stateOf = async (id: string) => (await readMessage(app, operator('ca-east'), nameOf(id))).row.state
const sendAll = async () => {
  while (await sendNext(app, 'ca-east')) {}
}

let delivered = ''
let waiting = ''
beforeAll(async () => {
  await messaging.setEndpoint('ca-east', endpoint)
  delivered = await submit(messaging)
  await sendAll()
  await messaging.setEndpoint('ca-east', 'http://127.0.0.1:9/as4')
  waiting = await submit(messaging, undefined, { partner: north.party.split('.')[0] ?? '' })
  await sendAll()
})

describe('the queue', () => {
  test('counts what is not finished, by partner, for the tenant alone', async () => {
    expect(await countsOf('ca-east')).toEqual({ sending: 1, stuck: 0 })
    expect(await countsOf('ca-east', 'west')).toEqual({ stuck: 0 })
    expect(await countsOf('ca-west')).toEqual({ received: 1, stuck: 0 })
    const { waitingSince } = await readQueue(app, { tenant: 'ca-east' })
    expect(waitingSince).toEqual(clock.now())
  })

  test('is found by state, partner, direction and period', async () => {
    const now = clock.now()
    expect(await find({ partner: 'north' })).toEqual([waiting])
    expect(await find({ state: 'delivered' })).toEqual([delivered])
    expect(await find({ direction: 'incoming' })).toEqual([])
    expect(await find({ createdFrom: now })).toEqual([waiting, delivered])
    expect(await find({ createdUntil: now })).toEqual([])
    expect(await find({ partner: 'north' }, 'ca-west')).toEqual([])
  })

  test('calls stuck what still waits after an hour, until it is given up', async () => {
    minutes(61)
    expect(await countsOf('ca-east')).toEqual({ sending: 1, stuck: 1 })
    expect(await find({ waitingSince: stuckBefore(app) })).toEqual([waiting])
    expect(await find({ waitingSince: stuckBefore(app) }, 'ca-west')).toEqual([])
  })

  test('sends again at once what is retried, and counts the attempt', async () => {
    const before = (await readMessage(app, operator('ca-east'), nameOf(waiting))).row.attempts
    await retryMessage(app, operator('ca-east'), change(waiting))
    expect(await countsOf('ca-east')).toEqual({ queued: 1, stuck: 1 })
    await sendAll()
    const { row, evidences } = await readMessage(app, operator('ca-east'), nameOf(waiting))
    expect(row).toMatchObject({ state: 'sending', attempts: before + 1, failure: 'EBMS:0005' })
    expect(evidences.at(-1)).toMatchObject({ kind: 'failed', code: 'EBMS:0005', at: clock.now() })
  })

  test('gives up with the reason in the evidence and in the audit log, and tells it like a failure', async () => {
    await newAuditLines(messaging, 'ca-east')
    const reason = 'their gateway was closed down'
    await giveUpMessage(app, operator('ca-east'), { ...change(waiting), reason })
    expect(await newAuditLines(messaging, 'ca-east')).toMatchObject([
      { action: 'message.give-up', name: nameOf(waiting), basis: reason },
    ])
    const { view, notices } = await readMessageAndNotices(app, operator('ca-east'), nameOf(waiting))
    expect(view.row.state).toBe('given-up')
    expect(view.evidences.at(-1)).toMatchObject({ kind: 'failed', code: 'GIVEN_UP', note: reason })
    expect(notices).toMatchObject([{ type: 'sustento.messaging.v1.MessageFailed', publishedAt: null }])
    expect((await factsOf(messaging, 'ca-east')).at(-1)?.data.toString()).not.toContain(reason)
    expect(await countsOf('ca-east')).toEqual({ stuck: 0 })
    expect(await find({ waitingSince: stuckBefore(app) })).toEqual([])
  })

  test('is nothing that another authority can change', async () => {
    const foreign = { ...change(delivered), name: `tenants/ca-west/messages/${delivered}` }
    await expect(retryMessage(app, operator('ca-west'), foreign)).rejects.toMatchObject({ reason: 'NOT_FOUND' })
    await expect(giveUpMessage(app, operator('ca-west'), { ...foreign, reason: 'x' })).rejects.toMatchObject({
      reason: 'NOT_FOUND',
    })
  })
})

test('what was exchanged is counted in its hour and its day, for the tenant alone', async () => {
  const { hours, days } = await readThroughput(app, operator('ca-east'))
  expect(hours.at(-2)).toMatchObject({ submitted: 2, delivered: 1, failed: 0, received: 0, failedAttempts: 1 })
  expect(hours.at(-1)).toMatchObject({ submitted: 0, delivered: 0, failed: 1, received: 0, failedAttempts: 1 })
  expect(days.at(-1)).toMatchObject({ submitted: 2, delivered: 1, failed: 1, received: 0, failedAttempts: 2 })
  const west = await readThroughput(app, operator('ca-west'))
  expect(west.days.at(-1)).toMatchObject({ submitted: 0, delivered: 0, failed: 0, received: 1, failedAttempts: 0 })
})

test('a message has failed once however often it was tried, and no more when it is sent again and arrives', async () => {
  const today = async () => (await readThroughput(app, operator('ca-east'))).days.at(-1)
  const before = await today()
  const id = await submit(messaging)
  for (let tries = 0; tries < 50 && (await stateOf(id)) !== 'failed'; tries++) {
    minutes(24 * 60)
    await sendAll()
  }
  const { row } = await readMessage(app, operator('ca-east'), nameOf(id))
  expect(row).toMatchObject({ state: 'failed', failure: 'EBMS:0301' })
  expect(row.attempts).toBeGreaterThan(1)
  expect(await today()).toMatchObject({ failed: 1, failedAttempts: 1 })
  await messaging.setEndpoint('ca-east', endpoint)
  await retryMessage(app, operator('ca-east'), change(id))
  expect(await today()).toMatchObject({ failed: 0 })
  await sendAll()
  expect(await today()).toMatchObject({ failed: 0, failedAttempts: 1, delivered: 1 })
  expect(before).toMatchObject({ failed: 1 })
})

describe('the message on the wire', () => {
  const read = (reason?: string, tenant = 'ca-east') =>
    downloadEvidence(app, operator(tenant), nameOf(delivered).replace('ca-east', tenant), {
      kind: 'wire-message',
      ...(reason === undefined ? {} : { reason }),
    })

  test.each([undefined, '', '  too short  ', 'x'.repeat(501)])('is not given to an operator for %j', async (reason) => {
    await newAuditLines(messaging, 'ca-east')
    await expect(read(reason)).rejects.toMatchObject({ reason: 'INVALID_ARGUMENT', about: { field: 'reason' } })
    expect(await newAuditLines(messaging, 'ca-east')).toEqual([])
  })

  test('is given for a reason, which the audit log keeps', async () => {
    const { mediaType, bytes } = await read('their gateway cannot read it')
    let size = 0
    for await (const chunk of bytes) size += chunk.length
    expect(mediaType).toMatch(/^multipart\/related/)
    expect(size).toBeGreaterThan(2000)
    expect(await newAuditLines(messaging, 'ca-east')).toMatchObject([
      { action: 'message.read-raw', name: nameOf(delivered), basis: 'their gateway cannot read it' },
    ])
    await expect(read('their gateway cannot read it', 'ca-west')).rejects.toMatchObject({ reason: 'NOT_FOUND' })
  })
})

test('a partner is not tested by many clicks at a time, nor more than ten times in a minute', async () => {
  const partner = await partnerServer()
  await messaging.setEndpoint('ca-east', partner.endpoint)
  const pings = new Throttle(pingAllowance, clock)
  const ping = () => pingAudited(app, pings, operator('ca-east'), 'west')
  const first = ping()
  await expect(ping()).rejects.toMatchObject({ reason: 'RESOURCE_EXHAUSTED' })
  await first
  for (let i = 1; i < 10; i++) await ping()
  await expect(ping()).rejects.toMatchObject({ reason: 'RESOURCE_EXHAUSTED' })
  expect(partner.exchanges).toHaveLength(10)
  minutes(1)
  expect(await ping()).toMatchObject({ at: clock.now() })
  await partner.close()
})

test('certificates of ours and of partners are listed with what they are for', () => {
  const listed = listCertificates(app, 'ca-east')
  expect(listed.map(({ owner }) => owner).toSorted()).toEqual(['', 'north', 'west'])
  for (const each of listed) {
    expect(each).toMatchObject({ profile: 'edelivery-1.x', uses: ['signing', 'encryption'], state: 'valid' })
  }
  const ends = listed.map(({ certificate }) => certificate.validToDate.getTime())
  expect(ends).toEqual(ends.toSorted((a, b) => a - b))
})
