import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { wireBytes } from '@sustento/messaging/as4/wire'
import { Throttle } from '@sustento/messaging/domain/throttle'
import { accessPoints } from '@sustento/messaging/store/access-points'
import { migrations } from '@sustento/messaging/store/migrations'
import { whole } from '@sustento/messaging/testing/chunks'
import { testMessaging } from '@sustento/messaging/testing/messaging'
import { send } from '@sustento/messaging/testing/send'
import { keptBy, newAuditLines } from '@sustento/messaging/testing/state'
import { makeMessage } from '@sustento/messaging/testing/wire'
import { as4Listener } from '@sustento/messaging/transport/as4-listener'
import { fileKeys } from '@sustento/platform/seal/file-keys'
import { keyring } from '@sustento/platform/seal/keyring'
import { tenantDatabases } from '@sustento/platform/tenants'

const messaging = await testMessaging()
const { app, clock, east, north, west, lines, tenants } = messaging
afterAll(() => messaging.close())

/** The same access point in another process: what it knows is what lies in files and databases. */
async function restarted() {
  const dbs = tenantDatabases({ ...tenants, service: 'messaging', entities: [], migrations, max: 5, log: app.log })
  const plenty = { atOnce: 50, perMinute: 10_000 }
  const other = {
    ...app,
    dbs,
    keyring: keyring({ dbs, keys: fileKeys(tenants.tenants) }),
    points: await accessPoints(tenants.tenants, app.log),
    partners: new Throttle(plenty, clock),
  }
  const body = { maxBytes: 8 << 20, idleMs: 500, minBytesPerSecond: 100 }
  const options = { port: 0, host: '127.0.0.1', body, admission: { all: plenty, address: plenty } }
  const listener = as4Listener(other, options)
  const endpoint = `http://127.0.0.1:${await listener.start()}/as4`
  return { endpoint, close: () => listener.drain(100).then(() => dbs.closeAll()) }
}

describe('the same bytes again', () => {
  let again: Awaited<ReturnType<typeof restarted>>
  beforeAll(async () => {
    again = await restarted()
  })
  afterAll(() => again.close())

  test('F.21 after a restart get the same receipt and are stored once', async () => {
    const { wire, bytes } = await makeMessage(north, east)
    const first = await send(messaging.endpoint, wire.contentType, bytes)
    const before = await keptBy(messaging, 'ca-east')
    expect((await send(again.endpoint, wire.contentType, bytes)).body).toEqual(first.body)
    expect(await keptBy(messaging, 'ca-east')).toEqual(before)
  })

  test('F.21 after a restart, with another content, are refused', async () => {
    const { wire, bytes, message } = await makeMessage(north, east)
    await send(messaging.endpoint, wire.contentType, bytes)
    const { messageId } = message
    const other = await makeMessage(north, east, { message: { messageId }, contents: [Buffer.from('other')] })
    expect((await send(again.endpoint, other.wire.contentType, other.bytes)).kind).toBe('EBMS:0003')
  })

  test('F.21 to the other tenant are not for it', async () => {
    const { wire, bytes, message } = await makeMessage(north, east)
    await send(messaging.endpoint, wire.contentType, bytes)
    const before = await keptBy(messaging, 'ca-west')
    const { messageId } = message
    const forOther = await makeMessage(north, west, { message: { messageId }, recipient: east })
    expect((await send(again.endpoint, forOther.wire.contentType, forOther.bytes)).kind).toBe('EBMS:0102')
    expect(await keptBy(messaging, 'ca-west')).toEqual(before)
  })

  test('F.21 with the parts encrypted anew are the same message', async () => {
    const { wire, bytes } = await makeMessage(north, east)
    const first = await send(messaging.endpoint, wire.contentType, bytes)
    const parts = wire.parts.map((part) => ({ ...part, iv: Buffer.alloc(12, 7) }))
    const anew = await whole(wireBytes({ ...wire, parts }))
    expect((await send(again.endpoint, wire.contentType, anew)).body).toEqual(first.body)
  })
})

test('F.26 a file name in a MIME header names nothing here and reaches no log', async () => {
  const { wire } = await makeMessage(north, east)
  const named = 'Content-Disposition: attachment; filename="../../SECRET"'
  const parts = wire.parts.map((part) => ({ ...part, block: `${part.block}\r\n${named}` }))
  lines.length = 0
  await newAuditLines(messaging, 'ca-east')
  const bytes = await whole(wireBytes({ ...wire, parts }))
  expect((await send(messaging.endpoint, wire.contentType, bytes)).kind).toBe('receipt')
  const db = await tenants.dbs.get('ca-east')
  expect(await db.query(`SELECT DISTINCT id FROM parts WHERE block LIKE '%SECRET%'`)).toEqual([{ id: 'part-1' }])
  expect(JSON.stringify([lines, await newAuditLines(messaging, 'ca-east')])).not.toContain('SECRET')
})
