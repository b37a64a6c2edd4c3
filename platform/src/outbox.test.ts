import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { context, propagation, type TextMapPropagator } from '@opentelemetry/api'
import type { DataSource } from 'typeorm'
import { audit, verifyAudit } from './audit.ts'
import { platformMigrations } from './migrate.ts'
import { emit, exportFacts, factStatement, outboxRelay } from './outbox.ts'
import { relayOnce } from './outbox-relay.ts'
import { testCtx } from './testing/ctx.ts'
import { eventually } from './testing/eventually.ts'
import { silentLog } from './testing/log.ts'
import { type RecordingBus, recordingBus } from './testing/recording-bus.ts'
import { type TestTenants, testTenants } from './testing/tenants.ts'
import { atOnce, inTenant } from './unit.ts'

let authorities: TestTenants
let pool: DataSource
let bus: RecordingBus
const east = testCtx('ca-east')
const type = 'sustento.cases.v1.CaseOpened'
const subject = 'tenants/ca-east/cases/1'

beforeEach(async () => {
  authorities = await testTenants('cases', [], platformMigrations)
  pool = await authorities.dbs.get('ca-east')
  bus = recordingBus()
})
afterEach(() => authorities.close())

function tell(text: string, about = subject): Promise<void> {
  return inTenant(authorities, east, (tx) => emit(tx, { type, subject: about, data: Buffer.from(text) }))
}

function told(): string[] {
  return bus.published.map(({ event }) => Buffer.from(event.data).toString())
}

describe('one round of the relay', () => {
  test('publishes committed facts once, oldest first, to the topic of tenant and service', async () => {
    await tell('1')
    await tell('2', 'tenants/ca-east/cases/1/submissions/7')
    const undone = inTenant(authorities, east, async (tx) => {
      await emit(tx, { type, subject, data: Buffer.from('undone') })
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    await relayOnce(pool, bus, 'ca-east', 'cases')
    await relayOnce(pool, bus, 'ca-east', 'cases')
    expect(told()).toEqual(['1', '2'])
    const [first, second] = bus.published
    expect(first).toMatchObject({ tenant: 'ca-east', topic: 'ca-east.cases.events.v1' })
    expect(first?.event).toMatchObject({ type, subject, key: subject, source: '/tenants/ca-east/cases' })
    expect(second?.event.key).toBe(subject)
  })

  test('repeats with the same ids what the bus may not have', async () => {
    await tell('1')
    bus.fail(1)
    await expect(relayOnce(pool, bus, 'ca-east', 'cases')).rejects.toThrow('does not answer')
    await relayOnce(pool, bus, 'ca-east', 'cases')
    const [fact] = await exportFacts(pool.manager, 0n, 10)
    expect(bus.published.map(({ event }) => event.id)).toEqual([fact?.id])
  })

  test('chains the audit log even while the bus is down', async () => {
    await tell('1')
    await inTenant(authorities, east, (tx) => audit(tx, east, { action: 'case.open', name: subject, outcome: 'done' }))
    bus.fail(1)
    await expect(relayOnce(pool, bus, 'ca-east', 'cases')).rejects.toThrow('does not answer')
    expect(await verifyAudit(pool)).toMatchObject({ head: { position: 1n }, finding: undefined })
  })

  test('says that more waits when there is more than one batch', async () => {
    await inTenant(authorities, east, async (tx) => {
      for (let n = 0; n < 101; n++) await emit(tx, { type, subject, data: Buffer.from(String(n)) })
    })
    expect(await relayOnce(pool, bus, 'ca-east', 'cases')).toBe(true)
    expect(await relayOnce(pool, bus, 'ca-east', 'cases')).toBe(false)
    expect(told()).toEqual(Array.from({ length: 101 }, (_, n) => String(n)))
  })

  test('exports what the bus has, even before the relay knows that it has it', async () => {
    await tell('1')
    const exported: string[] = []
    const seenByConsumer = {
      ...bus,
      async publish(...args: Parameters<RecordingBus['publish']>) {
        await bus.publish(...args)
        for (const { id } of await exportFacts(pool.manager, 0n, 10)) exported.push(id)
        throw new Error('the answer is lost')
      },
    }
    await expect(relayOnce(pool, seenByConsumer, 'ca-east', 'cases')).rejects.toThrow('is lost')
    expect(exported).toEqual(bus.published.map(({ event }) => event.id))
  })

  test('leaves the tenant to the replica that is at work', async () => {
    await tell('1')
    await pool.transaction(async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtext('outbox'))`)
      expect(await relayOnce(pool, bus, 'ca-east', 'cases')).toBe(false)
    })
    expect(bus.published).toEqual([])
  })
})

test('a fact carries the trace of the request that told it', async () => {
  const propagator: TextMapPropagator = {
    inject: (_, carrier, setter) => setter.set(carrier, 'traceparent', '00-1-2-01'),
    extract: (present) => present,
    fields: () => ['traceparent'],
  }
  propagation.setGlobalPropagator(propagator)
  await context.with(context.active(), () => tell('1'))
  propagation.disable()
  await relayOnce(pool, bus, 'ca-east', 'cases')
  expect(bus.published[0]?.event.traceparent).toBe('00-1-2-01')
})

test('facts are exported in the order of publication, from any place', async () => {
  for (const text of ['1', '2', '3']) {
    await tell(text)
    await relayOnce(pool, bus, 'ca-east', 'cases')
  }
  const all = await exportFacts(pool.manager, 0n, 10)
  expect(all.map((fact) => [fact.position, fact.data.toString()])).toEqual([
    [1n, '1'],
    [2n, '2'],
    [3n, '3'],
  ])
  expect(await exportFacts(pool.manager, 1n, 1)).toEqual([all[1]])
})

describe('the loop', () => {
  test('is woken by a hint: nobody waits for the poll', async () => {
    const { dbs, tenants } = authorities
    const relay = outboxRelay({ dbs, bus, log: silentLog, tenants, service: 'cases', pollMs: 3_600_000 })
    relay.start()
    await tell('1')
    await eventually(() => expect(told()).toEqual(['1']))
    await tell('2')
    await eventually(() => expect(told()).toEqual(['1', '2']))
    await atOnce(authorities, east, [factStatement({ type, subject, data: Buffer.from('3') })])
    await eventually(() => expect(told()).toEqual(['1', '2', '3']))
    await relay.stop()
  })

  test('finds by polling what no hint told, and goes on after failures', async () => {
    const { dbs, tenants } = authorities
    bus.fail(2)
    const relay = outboxRelay({ dbs, bus, log: silentLog, tenants, service: 'cases', pollMs: 20 })
    relay.start()
    await pool.transaction((tx) => emit(tx, { type, subject, data: Buffer.from('quiet') }))
    await eventually(() => expect(told()).toEqual(['quiet']))
    await relay.stop()
  })

  test('without hints it listens to nobody and comes by itself', async () => {
    const { dbs, tenants } = authorities
    const relay = outboxRelay({ dbs, bus, log: silentLog, tenants, service: 'cases', pollMs: 20, hints: false })
    relay.start()
    await atOnce(authorities, east, [factStatement({ type, subject, data: Buffer.from('1') })])
    await eventually(() => expect(told()).toEqual(['1']))
    const listening = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'`
    expect(await pool.query(listening)).toEqual([])
    await relay.stop()
  })

  test('after stopping it publishes nothing', async () => {
    const { dbs, tenants } = authorities
    const relay = outboxRelay({ dbs, bus, log: silentLog, tenants, service: 'cases', pollMs: 10 })
    relay.start()
    await relay.stop()
    await tell('1')
    await pool.query('SELECT pg_sleep(0.1)')
    expect(told()).toEqual([])
  })
})
