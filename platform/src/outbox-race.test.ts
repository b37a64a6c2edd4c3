import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { DataSource } from 'typeorm'
import type { BusEvent } from './bus/event.ts'
import { platformMigrations, sqlMigration } from './migrate.ts'
import { emit, exportFacts } from './outbox.ts'
import { relayOnce } from './outbox-relay.ts'
import { asAdmin } from './testing/postgres.ts'
import { recordingBus } from './testing/recording-bus.ts'
import { type TestTenants, testTenants } from './testing/tenants.ts'

const counters = sqlMigration(
  'Counters1799000000001',
  'CREATE TABLE counters (id text PRIMARY KEY, n integer NOT NULL)',
)
let authorities: TestTenants
let pool: DataSource

beforeAll(async () => {
  authorities = await testTenants('cases', [], [...platformMigrations, counters], { max: 20 })
  pool = await authorities.dbs.get('ca-east')
})
afterAll(() => authorities.close())

/** A writer as a use case is one: locks its aggregate, counts it up, tells the number. It may fail after telling. */
async function write(run: number, aggregate: number, fails: boolean): Promise<void> {
  const id = `tenants/ca-east/cases/${run}-${aggregate}`
  await pool.transaction(async (tx) => {
    await tx.query('INSERT INTO counters VALUES ($1, 0) ON CONFLICT DO NOTHING', [id])
    await tx.query('SELECT n FROM counters WHERE id = $1 FOR UPDATE', [id])
    const [[{ n }]] = await tx.query('UPDATE counters SET n = n + 1 WHERE id = $1 RETURNING n', [id])
    await emit(tx, { type: 'Counted', subject: id, data: Buffer.from(String(n)) })
    if (fails) throw new Error('undone')
  })
}

/** The numbers told by each aggregate, in the order of arrival, a repetition of the same event counted once. */
function byAggregate(events: BusEvent[]): Map<string, number[]> {
  const seen = new Set<string>()
  const told = new Map<string, number[]>()
  for (const event of events) {
    if (seen.has(event.id)) continue
    seen.add(event.id)
    told.set(event.key, [...(told.get(event.key) ?? []), Number(Buffer.from(event.data).toString())])
  }
  return told
}

let run = 0

test('per aggregate the order of publication is the order of commit, whoever races and whatever fails', async () => {
  const plan = fc.array(fc.record({ aggregate: fc.nat(3), fails: fc.boolean() }), { minLength: 5, maxLength: 40 })
  await fc.assert(
    fc.asyncProperty(plan, fc.integer({ min: 1, max: 4 }), fc.nat(3), async (writes, relays, busFailures) => {
      const mine = ++run
      const bus = recordingBus()
      bus.fail(busFailures)
      let writing = true
      const relaying = Array.from({ length: relays }, async () => {
        while (writing) await relayOnce(pool, bus, 'ca-east', 'cases').catch(() => false)
      })
      await Promise.allSettled(writes.map(({ aggregate, fails }) => write(mine, aggregate, fails)))
      writing = false
      await Promise.all(relaying)
      while (await relayOnce(pool, bus, 'ca-east', 'cases').catch(() => true));

      const told = byAggregate(bus.published.map(({ event }) => event))
      for (const aggregate of [0, 1, 2, 3]) {
        const committed = writes.filter((each) => each.aggregate === aggregate && !each.fails).length
        const numbers = told.get(`tenants/ca-east/cases/${mine}-${aggregate}`) ?? []
        expect(numbers).toEqual(Array.from({ length: committed }, (_, n) => n + 1))
      }
    }),
    { numRuns: 15 },
  )
})

test('a relay that is killed between bus and mark repeats the same events in the same order', async () => {
  const bus = recordingBus()
  await write(0, 0, false)
  await write(0, 0, false)
  const killed = {
    ...bus,
    async publish(tenant: string, topic: string, events: BusEvent[]) {
      await bus.publish(tenant, topic, events)
      // of this database only: the other test files use the same server and the same names of roles
      const [{ name }] = await pool.query('SELECT current_database() AS name')
      await asAdmin('postgres', (admin) =>
        admin.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = $1 AND state = 'idle in transaction'`,
          [name],
        ),
      )
    },
  }
  await expect(relayOnce(pool, killed, 'ca-east', 'cases')).rejects.toThrow()
  await relayOnce(pool, bus, 'ca-east', 'cases')
  const ids = bus.published.map(({ event }) => event.id)
  expect(ids).toHaveLength(4)
  expect(ids.slice(2)).toEqual(ids.slice(0, 2))
})

test('what is told after a failed publication does not overtake it', async () => {
  const bus = recordingBus()
  bus.fail(1)
  await pool.transaction(async (late) => {
    await emit(late, { type: 'Late', subject: 'tenants/ca-east/cases/late', data: Buffer.from('late') })
    await write(-2, 0, false)
    await expect(relayOnce(pool, bus, 'ca-east', 'cases')).rejects.toThrow('does not answer')
  })
  await relayOnce(pool, bus, 'ca-east', 'cases')
  expect(bus.published.map(({ event }) => event.type)).toEqual(['Counted', 'Late'])
})

test('a transaction that commits late is not passed over by an export', async () => {
  const bus = recordingBus()
  const before = (await exportFacts(pool.manager, 0n, 10_000)).length
  await pool.transaction(async (late) => {
    await emit(late, { type: 'Late', subject: 'tenants/ca-east/cases/late', data: Buffer.from('late') })
    await write(-1, 0, false)
    await relayOnce(pool, bus, 'ca-east', 'cases')
  })
  const read = await exportFacts(pool.manager, BigInt(before), 10)
  expect(read.map((fact) => fact.type)).toEqual(['Counted'])
  await relayOnce(pool, bus, 'ca-east', 'cases')
  const rest = await exportFacts(pool.manager, read[0]?.position ?? 0n, 10)
  expect(rest.map((fact) => fact.type)).toEqual(['Late'])
})
