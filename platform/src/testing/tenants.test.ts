import { afterAll, beforeAll, expect, test } from '@jest/globals'
import pg from 'pg'
import { platformMigrations } from '../migrate.ts'
import { type TestTenants, testTenants } from './tenants.ts'

let authorities: TestTenants

beforeAll(async () => {
  authorities = await testTenants('cases', [], platformMigrations, { keys: true, bus: true })
})
afterAll(() => authorities.close())

test('two authorities have databases of their own, migrated', async () => {
  const [east, west] = await Promise.all([authorities.dbs.get('ca-east'), authorities.dbs.get('ca-west')])
  await east.query(`INSERT INTO request_ids (actor, request_id, hash) VALUES ('a', gen_random_uuid(), '')`)
  expect(await east.query('SELECT actor FROM request_ids')).toEqual([{ actor: 'a' }])
  expect(await west.query('SELECT actor FROM request_ids')).toEqual([])
  expect(await (await authorities.dbs.keys('ca-west')).query('SELECT * FROM scope_keys')).toEqual([])
})

test("one authority's credential does not open the other's databases", async () => {
  const [east, west] = authorities.tenants.map((tenant) => new URL(tenant.service.url ?? ''))
  if (!east || !west) throw new Error('two tenants expected')
  west.username = east.username
  const intruder = new pg.Client({ connectionString: west.href })
  await expect(intruder.connect()).rejects.toMatchObject({ code: '42501' })
})

test('services of one test share a folder, issuers and the bus', async () => {
  const { dir } = authorities
  const stats = await testTenants('stats', [], platformMigrations, { dir, bus: true })
  expect(stats.tenants.map((tenant) => tenant.issuer)).toEqual(authorities.tenants.map((tenant) => tenant.issuer))
  expect(stats.tenants[0]?.service.busUrl).toBe(authorities.tenants[0]?.service.busUrl)
  expect(stats.tenants[0]?.service.url).not.toBe(authorities.tenants[0]?.service.url)
  await stats.close()
})
