import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { EntityManager } from 'typeorm'
import { chunkMigrations } from './chunks/migration.ts'
import { chunkChores } from './chunks/partitions.ts'
import { fixedClock } from './clock.ts'
import { type Chore, housekeeping } from './housekeeping.ts'
import { platformMigrations } from './migrations/platform.ts'
import { eventually } from './testing/eventually.ts'
import { recordingLog, silentLog } from './testing/log.ts'
import { type TestTenants, testTenants } from './testing/tenants.ts'

let at: TestTenants
const clock = fixedClock('2032-02-28T23:00:00Z')

beforeAll(async () => {
  at = await testTenants('tidy', [], [...platformMigrations, ...chunkMigrations])
})
afterAll(() => at.close())

/** Keeps house at start, and then not again within this test. */
async function keepHouse(chores: Chore[], until: () => unknown, log = silentLog): Promise<void> {
  const loop = housekeeping({ dbs: at.dbs, tenants: at.tenants, log, clock, chores })
  loop.start()
  await eventually(async () => await until())
  await loop.stop()
}

const rows = async (sql: string, tenant = 'ca-east') => (await at.dbs.get(tenant)).query(sql)

test('forgets old requests and events in every tenant', async () => {
  for (const tenant of ['ca-east', 'ca-west'])
    await rows(
      `WITH events AS (INSERT INTO inbox (event_id, consumer, received_at)
         SELECT gen_random_uuid(), 'tidy', now() - make_interval(days => d) FROM unnest(ARRAY[44, 46]) AS d)
       INSERT INTO request_ids (actor, request_id, hash, created_at)
         SELECT 'someone', gen_random_uuid(), '', now() - make_interval(days => d) FROM unnest(ARRAY[6, 8]) AS d`,
      tenant,
    )
  await keepHouse([], async () => {
    for (const tenant of ['ca-east', 'ca-west']) {
      expect(await rows('SELECT FROM inbox', tenant)).toHaveLength(1)
      expect(await rows('SELECT FROM request_ids', tenant)).toHaveLength(1)
    }
  })
})

test('does the service’s own chores at the time of its clock', async () => {
  await keepHouse(chunkChores, async () => {
    const parts = await rows(
      `SELECT relname FROM pg_class WHERE relname LIKE 'chunks\\_2%' AND relkind = 'r' ORDER BY 1`,
    )
    expect(parts).toEqual(['chunks_20320228', 'chunks_20320229', 'chunks_20320301'].map((relname) => ({ relname })))
  })
})

test('a chore that fails undoes itself alone, is told, and done again', async () => {
  const { log, lines } = recordingLog()
  const requestId = randomUUID()
  const insert = (tx: EntityManager) =>
    tx.query(`INSERT INTO request_ids (actor, request_id, hash) VALUES ('chore', '${requestId}', '')`)
  let tries = 0
  const failsOnce: Chore = async (tx) => {
    await insert(tx)
    if (++tries === 1) throw new Error('not yet')
  }
  const west = {
    dbs: at.dbs,
    tenants: at.tenants.filter(({ id }) => id === 'ca-west'),
    log,
    clock,
    chores: [failsOnce],
  }
  const loop = housekeeping(west)
  loop.start()
  await eventually(() => expect(tries).toBe(2))
  await loop.stop()
  expect(await rows(`SELECT FROM request_ids WHERE actor = 'chore'`, 'ca-west')).toHaveLength(1)
  expect(lines.map(({ msg, tenant }) => [msg, tenant])).toEqual([['housekeeping failed and will try again', 'ca-west']])
})
