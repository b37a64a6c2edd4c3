import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test } from '@jest/globals'
import { type Json, requestId } from '@sustento/embedded/demo/caseworker'
import { until } from '@sustento/embedded/demo/wait'
import { type TestAccessPoint, testAccessPoint, testAccessPoints } from '@sustento/messaging/testing/identities'
import { makeMessage } from '@sustento/messaging/testing/wire'
import { systemClock } from '@sustento/platform/clock'
import { heldBy, inDatabase, refusalsIn } from '../support/database-content.ts'
import { post } from '../support/wire-message.ts'
import type { Edge } from './edge.ts'

/** Messages of strangers and of partners that break the rules: refused with their code, nothing kept. */
export function badMessages(get: () => Edge): void {
  const domain = { message: { timestamp: systemClock.now().toISOString() } }
  let pt: TestAccessPoint
  let be: TestAccessPoint
  let strange: TestAccessPoint

  beforeAll(async () => {
    pt = await accessPoint(get(), 'pt')
    be = await accessPoint(get(), 'be-fr')
    const { stranger } = await testAccessPoints(['stranger'], systemClock.now())
    strange = stranger
  })

  const send = (wire: { contentType: string }, body: Buffer) =>
    post(get().at.stateOf('be-fr').ports.as4, { contentType: wire.contentType, body })

  async function expectRefused(answer: string, code: string, before: string): Promise<void> {
    expect(answer).toContain(`errorCode="${code}"`)
    expect(answer).not.toContain('NonRepudiationInformation')
    expect(await heldBy(get().at, 'be-fr')).toBe(before)
    expect((await refusalsIn(get().at, 'be-fr', 'messaging')).at(-1)).toMatchObject({ reason: code })
  }

  test('from an authority that is no partner', async () => {
    const before = await heldBy(get().at, 'be-fr')
    const { wire, bytes } = await makeMessage(strange, be, domain)
    await expectRefused(await send(wire, bytes), 'EBMS:0001', before)
  })

  test('in the name of a partner with a certificate that is not its own', async () => {
    const before = await heldBy(get().at, 'be-fr')
    const { wire, bytes } = await makeMessage(pt, be, { ...domain, signer: strange })
    await expectRefused(await send(wire, bytes), 'EBMS:0101', before)
  })

  test('under an id that had other content', async () => {
    const messageId = `${randomUUID()}@pt.example`
    const message = { ...domain.message, messageId }
    const first = await makeMessage(pt, be, { message, contents: [Buffer.from('<first/>')] })
    expect(await send(first.wire, first.bytes)).toContain('NonRepudiationInformation')
    await until('cases has looked at it', () => lookedAt(messageId))
    const before = await heldBy(get().at, 'be-fr')
    const second = await makeMessage(pt, be, { message, contents: [Buffer.from('<second/>')] })
    await expectRefused(await send(second.wire, second.bytes), 'EBMS:0003', before)
  })

  test('that fits no case: somebody is told, and clears it up', async () => {
    const clerk = await get().at.person('be-fr')
    const tasks = async (): Promise<Json[]> =>
      (await clerk.get('tenants/be-fr/tasks?pageSize=100')).tasks.filter((task: Json) => task.code === 'UNMATCHED')
    const message = { ...domain.message, action: 'acknowledgement' }
    const { wire, bytes } = await makeMessage(pt, be, { message })
    expect(await send(wire, bytes)).toContain('NonRepudiationInformation')
    const [task] = await until('the task', async () => ((await tasks()).length > 0 ? tasks() : undefined))
    const arrived = { partner: 'tenants/be-fr/partners/pt', action: 'acknowledgement' }
    expect(task).toMatchObject({ kind: 'message-without-case', case: '', arrived })
    const { message: received } = await clerk.get(task.arrived.message)
    const part = encodeURIComponent(received.parts[0].id)
    expect(`${await clerk.download(`${received.name}/parts/${part}`)}`).toBe('<application/>')
    await clerk.post(`${task.name}:assign`, { assignee: '', requestId: requestId() })
    await clerk.post(`${task.name}:complete`, { requestId: requestId() })
    expect(await tasks()).toEqual([])
  })

  /** It is received, and no form: no case is opened, and somebody may ask why. */
  const lookedAt = (wireId: string) =>
    inDatabase(get().at, 'be-fr', 'cases', async (db) => {
      const failed = `SELECT 1 FROM incoming_messages WHERE wire_id = $1 AND failure <> ''`
      return (await db.query(failed, [wireId])).rows[0]
    })

  test('larger than the access point takes', async () => {
    const before = await heldBy(get().at, 'be-fr')
    const { wire, bytes } = await makeMessage(pt, be, domain)
    const answer = await send(wire, Buffer.concat([bytes, Buffer.alloc(5 * 1024 * 1024)]))
    expect(answer).toContain('eb:Error')
    expect(await heldBy(get().at, 'be-fr')).toBe(before)
  })
}

/** The access point of a tenant, as whoever holds its files. */
async function accessPoint({ at }: Edge, tenant: string): Promise<TestAccessPoint> {
  const file = (name: string) => readFile(join(at.stateOf(tenant).folders.tenants, tenant, 'as4', name), 'utf8')
  const identity = { certificate: await file('cert.pem'), key: await file('key.pem') }
  return testAccessPoint(tenant, identity)
}
