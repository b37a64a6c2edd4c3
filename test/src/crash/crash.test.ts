import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { deliveredMessage, enter, transmit } from '@sustento/embedded/demo/request'
import { readScenario } from '@sustento/embedded/demo/scenario'
import { until } from '@sustento/embedded/demo/wait'
import { inDatabase } from '../support/database-content.ts'
import { type Installation, installation } from '../support/installation.ts'
import { quietReport } from '../support/quiet-report.ts'

// A State is killed at a point of the exchange and started again. Whatever the point: one case on the other side, one
// message id on the wire, the same bytes, nothing lost and nothing twice.

const points = [
  ['pt', 'frozen-before-dispatch'],
  ['pt', 'dispatched-before-recorded'],
  ['pt', 'spooled-before-send'],
  ['pt', 'sent-before-receipt-stored'],
  ['pt', 'receipt-stored'],
  ['be-fr', 'before-durable'],
  ['be-fr', 'durable-before-receipt'],
  ['be-fr', 'receipt-sent-before-emit-relay'],
  ['be-fr', 'after-received-fetched'],
  ['be-fr', 'case-opened-before-confirm'],
  ['be-fr', 'confirmed-before-recorded'],
] as const

let at: Installation

beforeAll(async () => {
  at = await installation(['pt', 'be'])
  await at.person('pt', 'caseworker')
  await at.person('be-fr', 'caseworker')
}, 180_000)

afterAll(() => at.close(), 60_000)

const count = (tenant: string, database: string, sql: string) =>
  inDatabase(at, tenant, database, async (db) => Number((await db.query(sql)).rows[0].n))

const incoming = () => count('be-fr', 'cases', `SELECT count(*) AS n FROM cases WHERE direction = 'incoming'`)

describe.each(points)('the State of %s is killed: %s', (tenant, point) => {
  test('one case, one message id, the same bytes', async () => {
    const who = await at.person('pt', 'caseworker')
    const entered = await enter(who, readScenario('scenario-a'), quietReport())
    const before = await incoming()
    await at.processOf(tenant).stop()
    const doomed = await at.start(tenant, { CRASH_AT: point })
    await transmit(who, entered).catch(() => undefined)
    expect(await doomed.ended).toBe('SIGKILL')
    await at.start(tenant)
    const message = await until('the delivery', () => deliveredMessage(who, entered), 60)
    await until('the case', async () => ((await incoming()) > before ? true : undefined), 60)
    const requested = await at.person('be-fr', 'caseworker')
    const { message: sent } = await who.get(message)
    const { messages } = await requested.get(`tenants/be-fr/messages?conversationId=${sent.conversationId}`)
    expect(messages).toHaveLength(1)
    expect(messages[0].messageId).toBe(sent.messageId)
    expect(await incoming()).toBe(before + 1)
    const wire = await who.download(`${message}/evidence/wire-message`)
    const arrived = await requested.download(`${messages[0].name}/evidence/wire-message`)
    expect(arrived.equals(wire)).toBe(true)
  }, 180_000)
})
