import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { MessageFailed } from '@sustento/platform/gen/sustento/messaging/v1/messaging_events'
import { testCtx } from '@sustento/platform/testing/ctx'
import { whole } from '../testing/chunks.ts'
import { testMessaging } from '../testing/messaging.ts'
import { partnerServer, receiptFor } from '../testing/partner-server.ts'
import { send } from '../testing/send.ts'
import { factsOf, messagesOf, newAuditLines, stateOf } from '../testing/state.ts'
import { submit } from '../testing/submit.ts'
import { makeMessage } from '../testing/wire.ts'
import { downloadEvidence, downloadPart } from './download.ts'
import { eraseMessages } from './erase-messages.ts'
import { giveUpMessage } from './give-up-message.ts'
import { readMessage } from './read-messages.ts'
import { retryMessage } from './retry-message.ts'
import { sendNext } from './send/send-next.ts'

const messaging = await testMessaging()
const partner = await partnerServer()
const { app, clock, endpoint, east, west, north } = messaging
await messaging.setEndpoint('ca-east', partner.endpoint)
afterAll(async () => {
  await partner.close()
  await messaging.close()
})
beforeEach(async () => {
  partner.answering = (exchange) => receiptFor(exchange, west)
  while (await sendNext(app, 'ca-east')) {}
})

const ctx = testCtx('ca-east')
const nameOf = (id: string, tenant = 'ca-east') => `tenants/${tenant}/messages/${id}`
const newCase = () => `tenants/ca-east/cases/${randomUUID()}`
const view = (id: string) => readMessage(app, ctx, nameOf(id))
const refused = { reason: 'ERASED' }

async function erase(messages: string[], name = newCase(), tenant = 'ca-east'): Promise<void> {
  const db = await app.dbs.get(tenant)
  await db.transaction((tx) => eraseMessages(app, tx, tenant, { name, messages }))
}

/** Rows of a message that hold, or once held, something about a person. */
async function tracesOf(id: string): Promise<Record<string, number>> {
  const [db, keys] = [await app.dbs.get('ca-east'), await app.dbs.keys('ca-east')]
  const count = async (pool: typeof db, sql: string, value: string) => (await pool.query(sql, [value])).length
  return {
    chunks: await count(db, 'SELECT 1 FROM chunks WHERE content = $1', id),
    wires: await count(db, 'SELECT 1 FROM wires WHERE message = $1', id),
    headers: await count(db, `SELECT 1 FROM parts WHERE message = $1 AND block <> ''`, id),
    notes: await count(db, `SELECT 1 FROM evidences WHERE message = $1 AND note <> ''`, id),
    keys: await count(keys, 'SELECT 1 FROM scope_keys WHERE scope = $1', `messages/${id}`),
  }
}
const nothing = { chunks: 0, wires: 0, headers: 0, notes: 0, keys: 0 }

/** A message of a partner. */
async function receive() {
  const made = await makeMessage(north, east)
  const { body } = await send(endpoint, made.wire.contentType, made.bytes)
  const row = (await messagesOf(messaging, 'ca-east')).find(({ messageId }) => messageId === made.message.messageId)
  return { made, receipt: body, id: row?.id ?? '' }
}

describe('an erased message', () => {
  test('is listed with its evidence and without content; the receipt is left', async () => {
    const id = await submit(messaging)
    await sendNext(app, 'ca-east')
    const before = await view(id)
    const read = async (kind: string) => whole((await downloadEvidence(app, ctx, nameOf(id), { kind })).bytes)
    const receipt = await read('receipt')
    await newAuditLines(messaging, 'ca-east')
    await erase([nameOf(id)])
    expect(await newAuditLines(messaging, 'ca-east')).toMatchObject([{ action: 'message.erase', name: nameOf(id) }])
    const { row, parts, evidences } = await view(id)
    expect(row).toEqual({ ...before.row, erasedAt: clock.now() })
    expect(parts).toEqual(before.parts.map((part) => ({ ...part, block: '' })))
    expect(evidences).toEqual(before.evidences)
    await expect(downloadPart(app, ctx, nameOf(id), 'p1')).rejects.toMatchObject(refused)
    await expect(read('wire-message')).rejects.toMatchObject(refused)
    expect(await read('receipt')).toEqual(receipt)
    expect(await tracesOf(id)).toEqual(nothing)
  })

  test('leaves the others as they are, and erasing it again changes nothing', async () => {
    const [erased, other] = [await submit(messaging), await submit(messaging)]
    const [theirs, untouched] = [await stateOf(messaging, 'ca-west'), await tracesOf(other)]
    await erase([nameOf(erased)])
    const once = await stateOf(messaging, 'ca-east')
    await erase([nameOf(erased), 'tenants/ca-east/messages/1', nameOf(randomUUID())])
    expect(await stateOf(messaging, 'ca-east')).toEqual(once)
    expect(await tracesOf(other)).toEqual(untouched)
    expect(await stateOf(messaging, 'ca-west')).toEqual(theirs)
  })

  test('is not one of another authority, whatever name is told', async () => {
    const id = await submit(messaging)
    const before = await stateOf(messaging, 'ca-east')
    await erase([nameOf(id)], 'tenants/ca-west/cases/1', 'ca-west')
    await erase([nameOf(id, 'ca-west')])
    expect(await stateOf(messaging, 'ca-east')).toEqual(before)
  })

  test('that was received gives the same receipt when it comes again, and its content is not kept then', async () => {
    const { made, receipt, id } = await receive()
    await erase([nameOf(id)])
    const before = await stateOf(messaging, 'ca-east')
    expect((await send(endpoint, made.wire.contentType, made.bytes)).body).toEqual(receipt)
    expect(await stateOf(messaging, 'ca-east')).toEqual(before)
    expect((await view(id)).row.state).toBe('received')
    expect(await tracesOf(id)).toEqual(nothing)
  })

  test('loses what a supervisor wrote about it', async () => {
    const id = await submit(messaging)
    const supervisor = testCtx('ca-east', { actor: { subject: 's', kind: 'user', roles: ['supervisor'] } })
    const change = { name: nameOf(id), requestId: randomUUID(), bytes: Buffer.from('1'), reason: 'sent on paper' }
    await giveUpMessage(app, supervisor, change)
    expect((await tracesOf(id)).notes).toBe(1)
    await erase([nameOf(id)])
    expect(await tracesOf(id)).toEqual(nothing)
    expect((await view(id)).row).toMatchObject({ state: 'given-up', failure: '' })
  })
})

describe('a message that waits', () => {
  test('is given up when it is erased, tells so, and is never sent', async () => {
    const id = await submit(messaging)
    await erase([nameOf(id)])
    expect(await sendNext(app, 'ca-east')).toBe(false)
    const { row, evidences } = await view(id)
    expect(row).toMatchObject({ state: 'given-up', failure: 'ERASED', nextAttemptAt: null })
    expect(evidences.at(-1)).toMatchObject({ kind: 'failed', code: 'ERASED' })
    const fact = (await factsOf(messaging, 'ca-east')).at(-1)
    expect(MessageFailed.decode(fact?.data ?? Buffer.alloc(0))).toMatchObject({ message: nameOf(id), code: 'ERASED' })
    const retry = { name: nameOf(id), requestId: randomUUID(), bytes: Buffer.from('1') }
    await expect(retryMessage(app, ctx, retry)).rejects.toMatchObject({ reason: 'TRANSITION_NOT_ALLOWED' })
  })

  test('is found by the case that it was made from, without its name', async () => {
    const name = newCase()
    const id = await submit(messaging, undefined, { source: `${name}/submissions/1` })
    const other = await submit(messaging, undefined, { source: `${name}0/submissions/1` })
    await erase([], name)
    expect((await view(id)).row.erasedAt).toEqual(clock.now())
    expect((await view(other)).row.erasedAt).toBeNull()
  })

  test.each([
    ['no answer', false, { state: 'given-up', failure: 'ERASED' }],
    ['a receipt', true, { state: 'delivered', failure: '' }],
  ])('and is erased while it is on its way ends by what is proved: %s', async (_, answered, expected) => {
    const id = await submit(messaging)
    partner.answering = async (exchange) => {
      await erase([nameOf(id)])
      return answered ? receiptFor(exchange, west) : undefined
    }
    expect(await sendNext(app, 'ca-east')).toBe(true)
    expect((await view(id)).row).toMatchObject({ ...expected, erasedAt: clock.now(), lease: null })
    clock.advance(600_000)
    expect(await sendNext(app, 'ca-east')).toBe(false)
    expect(await tracesOf(id)).toEqual(nothing)
  })
})
