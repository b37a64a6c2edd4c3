import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, afterEach, describe, expect, test } from '@jest/globals'
import { testMessaging } from '../testing/messaging.ts'
import { send } from '../testing/send.ts'
import { keptBy, messagesOf } from '../testing/state.ts'
import { submit } from '../testing/submit.ts'
import { makeMessage } from '../testing/wire.ts'

// A disk that is full, as PostgreSQL tells of it.

const messaging = await testMessaging()
const { endpoint, east, north, tenants } = messaging
const db = await tenants.dbs.get('ca-east')
afterAll(() => messaging.close())
afterEach(() => makeRoom())

const message = 'could not extend file: No space left on device'

/** There is no room for the chunk with this number of any content. */
async function fill(seq: number): Promise<void> {
  await db.query(`CREATE FUNCTION disk_full() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION USING ERRCODE = '53100', MESSAGE = '${message}'; END $$`)
  await db.query(
    `CREATE TRIGGER disk_full BEFORE INSERT ON chunks FOR EACH ROW WHEN (NEW.seq = ${seq}) EXECUTE FUNCTION disk_full()`,
  )
}

const makeRoom = () => db.query('DROP FUNCTION IF EXISTS disk_full CASCADE')

describe.each([
  ['small', 0, randomBytes(1000)],
  ['large', 2, randomBytes(3_500_000)],
])('while the disk is full, a %s message', (_, seq, content) => {
  test('that arrives is put off and leaves nothing; sent again when there is room, it is taken in once', async () => {
    const { wire, bytes } = await makeMessage(north, east, { contents: [content] })
    const [before, others] = [await keptBy(messaging, 'ca-east'), await keptBy(messaging, 'ca-west')]
    await fill(seq)
    for (let time = 0; time < 2; time++) {
      expect(await send(endpoint, wire.contentType, bytes)).toMatchObject({ status: 503, kind: 'EBMS:0202' })
      expect(await keptBy(messaging, 'ca-east')).toEqual(before)
    }
    await makeRoom()
    const receipts = [await send(endpoint, wire.contentType, bytes), await send(endpoint, wire.contentType, bytes)]
    expect(receipts).toMatchObject([{ kind: 'receipt' }, { kind: 'receipt', body: receipts[0]?.body }])
    expect((await messagesOf(messaging, 'ca-east')).length).toBe((before.messages?.length ?? 0) + 1)
    expect(await keptBy(messaging, 'ca-west')).toEqual(others)
  })

  test('that is handed over to be sent is refused and leaves nothing; handed over again, it is taken once', async () => {
    const [before, others] = [await keptBy(messaging, 'ca-east'), await keptBy(messaging, 'ca-west')]
    const requestId = randomUUID()
    const again = () => submit(messaging, [content], { requestId, conversationId: requestId })
    await fill(seq)
    await expect(again()).rejects.toThrow()
    expect(await keptBy(messaging, 'ca-east')).toEqual(before)
    await makeRoom()
    expect(await again()).toBe(await again())
    expect((await messagesOf(messaging, 'ca-east')).length).toBe((before.messages?.length ?? 0) + 1)
    expect(await keptBy(messaging, 'ca-west')).toEqual(others)
  })
})
