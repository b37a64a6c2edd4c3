import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterAll, describe, expect, test } from '@jest/globals'
import { request } from 'undici'
import { type TestMessaging, testMessaging } from '../testing/messaging.ts'
import { send } from '../testing/send.ts'
import { newAuditLines, stateOf } from '../testing/state.ts'
import { type MadeMessage, makeMessage } from '../testing/wire.ts'

const plenty = 1_000_000
const started: TestMessaging[] = []
afterAll(() => Promise.all(started.map((one) => one.close())))

async function start(...limits: Parameters<typeof testMessaging>) {
  const messaging = await testMessaging(...limits)
  started.push(messaging)
  return messaging
}

/** Posts on a connection of its own; the status with what is said about trying again. */
async function post({ endpoint }: TestMessaging, { wire, bytes }: MadeMessage) {
  const headers = { 'content-type': wire.contentType }
  const response = await request(endpoint, { method: 'POST', headers, body: bytes, reset: true })
  await response.body.dump()
  return [response.statusCode, response.headers['retry-after']]
}

/** A connection in whose place nobody else is served; it says nothing. */
async function holdPlace({ endpoint }: TestMessaging): Promise<Socket> {
  const socket = connect(Number(new URL(endpoint).port), '127.0.0.1')
  await once(socket, 'connect')
  return socket
}

/** Waits until the place of a closed connection is free, which the server notices a moment later. */
async function untilTaken(messaging: TestMessaging, made: MadeMessage): Promise<void> {
  for (let tries = 0; tries < 100 && (await post(messaging, made))[0] !== 200; tries++) {}
}

describe('before it is known who sends', () => {
  test.each([
    ['from one address', { address: { atOnce: 1, perMinute: plenty } }, [429, '5']],
    ['from everybody', { all: { atOnce: 1, perMinute: plenty } }, [503, '5']],
  ])('connections %s beyond the limit are put off, and served when there is a place', async (_, admission, answer) => {
    const messaging = await start({ admission })
    const made = await makeMessage(messaging.north, messaging.east)
    const socket = await holdPlace(messaging)
    expect(await post(messaging, made)).toEqual(answer)
    expect((await stateOf(messaging, 'ca-east')).messages).toEqual([])
    socket.destroy()
    await untilTaken(messaging, made)
    expect((await stateOf(messaging, 'ca-east')).messages).toHaveLength(1)
  })

  test.each([
    ['from one address', { address: { atOnce: 50, perMinute: 2 } }, 429],
    ['from everybody', { all: { atOnce: 50, perMinute: 2 } }, 503],
  ])('messages %s beyond the minute’s are put off for as long as it takes', async (_, admission, status) => {
    const messaging = await start({ admission })
    const { north, east, clock } = messaging
    const made = await makeMessage(north, east)
    const rubbish = { ...made, bytes: Buffer.from('rubbish') }
    expect([await post(messaging, rubbish), await post(messaging, rubbish)]).toEqual([
      [400, undefined],
      [400, undefined],
    ])
    expect(await post(messaging, made)).toEqual([status, '30'])
    clock.advance(30_000)
    expect(await post(messaging, made)).toEqual([200, undefined])
    expect(await post(messaging, made)).toEqual([status, '30'])
  })
})

describe('of a partner', () => {
  test('messages beyond the minute’s are put off with a signed error; other partners and other tenants are served', async () => {
    const messaging = await start({ partner: { atOnce: 5, perMinute: 1 } })
    const { north, east, west, clock, endpoint } = messaging
    const made = await makeMessage(north, east)
    expect(await post(messaging, made)).toEqual([200, undefined])
    const before = await stateOf(messaging, 'ca-east')
    await newAuditLines(messaging, 'ca-east')
    const next = await makeMessage(north, east)
    expect(await post(messaging, next)).toEqual([429, '60'])
    expect(await send(endpoint, next.wire.contentType, next.bytes)).toMatchObject({ kind: 'EBMS:0202', signed: true })
    expect(await stateOf(messaging, 'ca-east')).toEqual(before)
    expect(await newAuditLines(messaging, 'ca-east')).toEqual([])
    expect(await post(messaging, await makeMessage(west, east))).toEqual([200, undefined])
    expect(await post(messaging, await makeMessage(north, west))).toEqual([200, undefined])
    clock.advance(60_000)
    expect(await post(messaging, next)).toEqual([200, undefined])
  })

  test('messages at a time beyond the limit are put off; whoever forges its name takes no place', async () => {
    const messaging = await start({ partner: { atOnce: 1, perMinute: plenty } })
    const { north, east, stranger } = messaging
    const made = await makeMessage(north, east)
    await post(messaging, await makeMessage(north, east, { signer: stranger }))
    // More than is kept until the message is stored: what has come of it can be seen.
    const slow = await makeMessage(north, east, { contents: [randomBytes(3 << 20)] })
    const socket = await holdPlace(messaging)
    const type = `Content-Type: ${slow.wire.contentType}`
    socket.write(`POST /as4 HTTP/1.1\r\nHost: x\r\n${type}\r\nContent-Length: ${slow.bytes.length}\r\n\r\n`)
    socket.write(slow.bytes.subarray(0, -20))
    const spools = async () => (await stateOf(messaging, 'ca-east')).spools ?? []
    while ((await spools()).length === 0) {}
    expect(await post(messaging, made)).toEqual([429, '5'])
    socket.destroy()
    while ((await spools()).length > 0) {}
    expect(await post(messaging, made)).toEqual([200, undefined])
  })
})
