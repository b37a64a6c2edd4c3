import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { testCtx } from '@sustento/platform/testing/ctx'
import { v7 } from 'uuid'
import { type TestMessaging, testMessaging } from '../testing/messaging.ts'
import { send } from '../testing/send.ts'
import { messagesOf, newAuditLines } from '../testing/state.ts'
import { type MadeMessage, makeMessage } from '../testing/wire.ts'
import { confirmDelivery } from './confirm-delivery.ts'
import { purge } from './purge.ts'

let messaging: TestMessaging
beforeAll(async () => {
  messaging = await testMessaging()
})
beforeEach(() => messaging.clock.set('2026-11-22T10:00:00Z'))
afterAll(() => messaging.close())

const retention = { contentDays: 30, evidenceDays: 60, addressingDays: 90 }
const set = (kept: object) => messaging.setEndpoint('ca-east', messaging.endpoint, { own: { retention: kept } })

/** Everything that is due is removed, as the loop does it. */
async function purgeAll(tenant: string, day: number): Promise<void> {
  messaging.clock.set(new Date(Date.parse('2026-11-22T10:00:00Z') + day * 86_400_000).toISOString())
  for (let more = true; more; ) more = await purge(messaging.app, tenant)
}

async function receive(): Promise<MadeMessage> {
  const { north, east, endpoint } = messaging
  const made = await makeMessage(north, east)
  expect((await send(endpoint, made.wire.contentType, made.bytes)).kind).toBe('receipt')
  return made
}

async function takeOver(): Promise<void> {
  for (const { id, state, messageId } of await messagesOf(messaging, 'ca-east')) {
    if (state !== 'received') continue
    const change = { name: `tenants/ca-east/messages/${id}`, requestId: randomUUID(), bytes: Buffer.from(messageId) }
    await confirmDelivery(messaging.app, testCtx('ca-east'), change)
  }
}

async function rows(tenant: string): Promise<Record<string, number>> {
  const db = await messaging.tenants.dbs.get(tenant)
  const count = async (table: string) => (await db.query(`SELECT count(*)::int AS n FROM ${table}`))[0].n
  const tables = ['messages', 'wires', 'chunks', 'evidences', 'parts']
  return Object.fromEntries(await Promise.all(tables.map(async (table) => [table, await count(table)])))
}

test('content, evidence and addressing go after their days, each with a line of the audit log', async () => {
  await set(retention)
  const made = await receive()
  await takeOver()
  await newAuditLines(messaging, 'ca-east')
  const full = await rows('ca-east')
  await purgeAll('ca-east', 30)
  expect(await rows('ca-east')).toEqual(full)
  await purgeAll('ca-east', 31)
  expect(await rows('ca-east')).toEqual({ ...full, wires: 0, chunks: 0 })
  await purgeAll('ca-east', 61)
  expect(await rows('ca-east')).toEqual({ ...full, wires: 0, chunks: 0, evidences: 0 })
  await purgeAll('ca-east', 91)
  expect(Object.values(await rows('ca-east'))).toEqual([0, 0, 0, 0, 0])
  const lines = await newAuditLines(messaging, 'ca-east')
  const kinds = ['content', 'evidence', 'addressing']
  expect(lines.map(({ action }) => action)).toEqual(kinds.map((kind) => `message.purge-${kind}`))
  const { kind, detail } = await send(messaging.endpoint, made.wire.contentType, made.bytes)
  expect([kind, detail]).toEqual(['EBMS:0003', 'the message is older than what is remembered'])
  expect(await messagesOf(messaging, 'ca-east')).toEqual([])
})

test('what was not taken over stays, and so does everything of another tenant, or without a retention', async () => {
  await set(retention)
  await receive()
  const full = await rows('ca-east')
  await purgeAll('ca-east', 400)
  expect(await rows('ca-east')).toEqual(full)
  await takeOver()
  await set({})
  const taken = await rows('ca-east')
  await purgeAll('ca-east', 400)
  await purgeAll('ca-west', 400)
  expect(await rows('ca-east')).toEqual(taken)
})

test('more than one batch goes', async () => {
  await set({ contentDays: 1 })
  const db = await messaging.tenants.dbs.get('ca-east')
  await receive()
  await takeOver()
  const ids = Array.from({ length: 120 }, () => v7())
  await db.query(
    `INSERT INTO messages (id, direction, state, partner, message_id, conversation_id, ref_to_message_id, action, source,
                           digests, created_at)
     SELECT id, 'incoming', 'confirmed', 'north', id || '@north.example', 'c', '', 'application', '', '[]', now()
       FROM unnest($1::uuid[]) id`,
    [ids],
  )
  await purgeAll('ca-east', 400)
  expect(await db.query('SELECT id FROM messages WHERE erased_at IS NULL')).toEqual([])
})

test('evidence is not kept shorter than content', async () => {
  await set({ contentDays: 30, evidenceDays: 10 })
  const lines = JSON.stringify(messaging.lines)
  expect(lines).toContain('the files of an access point cannot be used')
})
