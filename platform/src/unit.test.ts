import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { refuse } from './errors.ts'
import { platformMigrations } from './migrate.ts'
import { tenantDatabases } from './tenants.ts'
import { testCtx } from './testing/ctx.ts'
import { silentLog } from './testing/log.ts'
import { postgres } from './testing/postgres.ts'
import { type TcpGate, tcpGate } from './testing/tcp-gate.ts'
import { type TestTenants, testTenants } from './testing/tenants.ts'
import { atOnce, inTenant } from './unit.ts'

let authorities: TestTenants
let gate: TcpGate
const east = testCtx('ca-east')
const insert = `INSERT INTO inbox (event_id, consumer) VALUES (gen_random_uuid(), $1)`
const count = `SELECT count(*)::int AS n FROM inbox WHERE consumer = $1`

beforeAll(async () => {
  authorities = await testTenants('cases', [], platformMigrations)
  gate = await tcpGate((await postgres()).port)
})
afterAll(async () => {
  await gate.close()
  await authorities.close()
})

test('what is written together commits together', async () => {
  const answer = await inTenant(authorities, east, async (tx) => {
    await tx.query(insert, ['both'])
    await tx.query(insert, ['both'])
    return 'done'
  })
  expect(answer).toBe('done')
  expect(await inTenant(authorities, east, (tx) => tx.query(count, ['both']))).toEqual([{ n: 2 }])
  expect(await inTenant(authorities, testCtx('ca-west'), (tx) => tx.query(count, ['both']))).toEqual([{ n: 0 }])
})

test('what is known beforehand is one statement, and commits', async () => {
  const one = { sql: insert, values: ['at once'] }
  await atOnce(authorities, east, [one, one])
  expect(await inTenant(authorities, east, (tx) => tx.query(count, ['at once']))).toEqual([{ n: 2 }])
  expect(await inTenant(authorities, testCtx('ca-west'), (tx) => tx.query(count, ['at once']))).toEqual([{ n: 0 }])
})

test('a refusal leaves nothing and stays what it is', async () => {
  const work = inTenant(authorities, east, async (tx) => {
    await tx.query(insert, ['refused'])
    refuse('STALE_ETAG', 'changed meanwhile')
  })
  await expect(work).rejects.toMatchObject({ reason: 'STALE_ETAG' })
  expect(await inTenant(authorities, east, (tx) => tx.query(count, ['refused']))).toEqual([{ n: 0 }])
})

test('a connection lost in the middle is DATABASE_UNAVAILABLE, and the next call works', async () => {
  const tenants = authorities.tenants.map((tenant) => {
    const url = new URL(tenant.service.url ?? '')
    url.port = String(gate.port)
    return { ...tenant, service: { ...tenant.service, url: url.href } }
  })
  const dbs = tenantDatabases({ tenants, service: 'cases', entities: [], migrations: [], max: 2, log: silentLog })
  const cut = inTenant({ dbs }, east, async (tx) => {
    await tx.query(insert, ['cut'])
    gate.shut()
    await tx.query(insert, ['cut'])
  })
  await expect(cut).rejects.toMatchObject({ reason: 'DATABASE_UNAVAILABLE' })
  await expect(inTenant({ dbs }, east, (tx) => tx.query('SELECT 1'))).rejects.toMatchObject({
    reason: 'DATABASE_UNAVAILABLE',
  })
  gate.open()
  expect(await inTenant({ dbs }, east, (tx) => tx.query(count, ['cut']))).toEqual([{ n: 0 }])
  await dbs.closeAll()
})

test('a lock that is not freed in time is UNAVAILABLE', async () => {
  const blocked = inTenant(authorities, east, async (tx) => {
    await tx.query('LOCK TABLE inbox IN EXCLUSIVE MODE')
    await inTenant(authorities, east, async (other) => {
      await other.query(`SET LOCAL lock_timeout = '50ms'`)
      await other.query(insert, ['locked'])
    })
  })
  await expect(blocked).rejects.toMatchObject({ reason: 'UNAVAILABLE' })
})
