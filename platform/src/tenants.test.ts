import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { platformMigrations } from './migrate.ts'
import { type TenantDatabases, tenantDatabases } from './tenants.ts'
import { eventually } from './testing/eventually.ts'
import { recordingLog } from './testing/log.ts'
import { asAdmin, postgres } from './testing/postgres.ts'
import { type TcpGate, tcpGate } from './testing/tcp-gate.ts'
import { type TestTenants, testTenants } from './testing/tenants.ts'

let authorities: TestTenants
let gate: TcpGate
let dbs: TenantDatabases
const { log, lines } = recordingLog()

beforeAll(async () => {
  authorities = await testTenants('cases', [], platformMigrations)
  gate = await tcpGate((await postgres()).port)
})
beforeEach(async () => {
  gate.open()
  await dbs?.closeAll()
  dbs = behindGate()
})
afterAll(async () => {
  await dbs.closeAll()
  await gate.close()
  await authorities.close()
})

/** The databases of `ca-east` behind the gate, those of `ca-west` direct. */
function behindGate(): TenantDatabases {
  const tenants = authorities.tenants.map((tenant) => {
    const url = new URL(tenant.service.url ?? '')
    if (tenant.id === 'ca-east') url.port = String(gate.port)
    return { ...tenant, service: { ...tenant.service, url: url.href } }
  })
  return tenantDatabases({ tenants, service: 'cases', entities: [], migrations: platformMigrations, max: 3, log })
}

test('concurrent callers share one pool', async () => {
  const pools = await Promise.all(Array.from({ length: 20 }, () => dbs.get('ca-east')))
  expect(new Set(pools).size).toBe(1)
})

test('a failure is forgotten: down, then up', async () => {
  gate.shut()
  const answers = await Promise.allSettled([dbs.get('ca-east'), dbs.get('ca-east')])
  expect(answers.map((answer) => answer.status)).toEqual(['rejected', 'rejected'])
  await expect(dbs.get('ca-east')).rejects.toMatchObject({ reason: 'DATABASE_UNAVAILABLE' })
  gate.open()
  await expect((await dbs.get('ca-east')).query('SELECT 1 AS one')).resolves.toEqual([{ one: 1 }])
})

test('one tenant down leaves the pod ready, all down does not', async () => {
  expect(await dbs.anyReachable()).toBe(true)
  gate.shut()
  expect(await dbs.anyReachable()).toBe(true)
  const only = authorities.tenants.filter((tenant) => tenant.id === 'ca-east')
  const url = `postgres://ca-east@127.0.0.1:${gate.port}/none`
  const alone = tenantDatabases({
    tenants: only.map((tenant) => ({ ...tenant, service: { ...tenant.service, url } })),
    service: 'cases',
    entities: [],
    migrations: [],
    max: 1,
    log,
  })
  expect(await alone.anyReachable()).toBe(false)
})

test('connections that the server ends while idle are replaced, and the process stays up', async () => {
  const pool = await dbs.get('ca-west')
  await Promise.all([1, 2, 3].map(() => pool.query('SELECT pg_sleep(0.05)')))
  // of this database only: the other test files use the same server and the same names of roles
  const [{ name }] = await pool.query('SELECT current_database() AS name')
  await asAdmin('postgres', (admin) =>
    admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]),
  )
  await eventually(() => expect(lines).toContainEqual(expect.objectContaining({ tenant: 'ca-west', code: '57P01' })))
  await eventually(async () => expect(await pool.query('SELECT 1 AS one')).toEqual([{ one: 1 }]))
})

test('a tenant that is not served here is not found', async () => {
  await expect(dbs.get('ca-north')).rejects.toMatchObject({ reason: 'NOT_FOUND' })
})

test('a tenant is handed out only when the work at its opening is done', async () => {
  const opened: string[] = []
  dbs.onOpen(async (tenant, pool) => {
    await pool.query('SELECT pg_sleep(0.05)')
    opened.push(tenant)
  })
  await dbs.get('ca-west')
  expect(opened).toEqual(['ca-west'])
})

test('work that fails at opening keeps the tenant closed until it succeeds', async () => {
  let failures = 1
  dbs.onOpen(async () => {
    if (failures-- > 0) throw new Error('not ready')
  })
  await expect(dbs.get('ca-west')).rejects.toThrow('not ready')
  await expect(dbs.get('ca-west')).resolves.toBeDefined()
})

test('after closing nothing is opened again', async () => {
  await dbs.get('ca-west')
  await dbs.closeAll()
  await expect(dbs.get('ca-west')).rejects.toMatchObject({ reason: 'UNAVAILABLE' })
})
