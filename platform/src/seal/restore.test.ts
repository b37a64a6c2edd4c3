import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { DataSource } from 'typeorm'
import { platformMigrations, sqlMigration } from '../migrate.ts'
import { type Tenant, type TenantDatabases, tenantDatabases } from '../tenants.ts'
import { copyDatabase, dropDatabase } from '../testing/databases.ts'
import { silentLog } from '../testing/log.ts'
import { type TestTenants, testTenants } from '../testing/tenants.ts'
import { applyErasures, erasedScopes } from './erasures.ts'
import { fileKeys } from './file-keys.ts'
import { erasureMigrations } from './key-migrations.ts'
import { keyring } from './keyring.ts'
import { seal, unsealText } from './seal.ts'

const notes = sqlMigration(
  'Notes1799000000001',
  'CREATE TABLE notes (scope text PRIMARY KEY, sealed bytea, found bytea)',
)
const migrations = [...platformMigrations, ...erasureMigrations, notes]
const tenant = 'ca-east'
const [erased, kept] = ['cases/erased', 'cases/kept']
const made: string[] = []
let at: TestTenants
let before: { url: string; keysUrl: string }
let noted: string[]

/** Two cases with a sealed note each; both databases are backed up; then one case is erased. */
beforeAll(async () => {
  at = await testTenants('cases', [], migrations, { keys: true })
  for (const scope of [erased, kept]) await write(at.dbs, scope)
  await at.dbs.closeAll()
  before = { url: await backUp(presentUrl('url')), keysUrl: await backUp(presentUrl('keysUrl')) }
  const dbs = open({})
  const data = await dbs.get(tenant)
  await data.transaction(async (tx) => {
    await tx.query('UPDATE notes SET found = NULL WHERE scope = $1', [erased])
    await ringOn(dbs).destroy(tenant, erased, tx)
  })
  noted = [...(await erasedScopes(await dbs.keys(tenant)))]
  await dbs.closeAll()
})
afterAll(async () => {
  await Promise.all(made.map(dropDatabase))
  await at.close()
})

const ringOn = (dbs: TenantDatabases) => keyring({ dbs, keys: fileKeys(at.tenants) })

function presentUrl(which: 'url' | 'keysUrl'): string {
  return at.tenants.find(({ id }) => id === tenant)?.service[which] ?? ''
}

async function backUp(url: string): Promise<string> {
  const name = `backup_${randomUUID().slice(0, 8)}`
  made.push(name)
  return copyDatabase(new URL(url).pathname.slice(1), name, tenant)
}

/** The service as it starts after a restore: some of its databases are older. */
function open(restored: Partial<Tenant['service']>): TenantDatabases {
  const tenants = at.tenants.map((each) => ({ ...each, service: { ...each.service, ...restored } }))
  return tenantDatabases({ tenants, service: 'cases', entities: [], migrations, max: 3, log: silentLog })
}

async function write(dbs: TenantDatabases, scope: string): Promise<void> {
  const key = await ringOn(dbs).create(tenant, scope)
  const data = await dbs.get(tenant)
  await data.query(`INSERT INTO notes VALUES ($1, $2, 'index')`, [
    scope,
    seal(key, `${tenant}/notes/${scope}`, 'a note'),
  ])
}

async function read(dbs: TenantDatabases, data: DataSource, scope: string): Promise<string> {
  const [row] = await data.query('SELECT sealed FROM notes WHERE scope = $1', [scope])
  return unsealText(await ringOn(dbs).open(tenant, scope), `${tenant}/notes/${scope}`, row.sealed)
}

test.each([
  ['the keys', async () => ({ keysUrl: await backUp(before.keysUrl) })],
  ['the data', async () => ({ url: await backUp(before.url) })],
  ['both', async () => ({ keysUrl: await backUp(before.keysUrl), url: await backUp(before.url) })],
])('after a restore of %s the erased case stays unreadable, the other one opens', async (_, restored) => {
  const dbs = open(await restored())
  dbs.onOpen(
    applyErasures(
      dbs,
      async (tx, scope) => void (await tx.query('UPDATE notes SET found = NULL WHERE scope = $1', [scope])),
      async () => noted,
    ),
  )
  const data = await dbs.get(tenant)
  await expect(read(dbs, data, erased)).rejects.toMatchObject({ reason: 'ERASED' })
  expect(await read(dbs, data, kept)).toBe('a note')
  expect(await data.query('SELECT scope FROM notes WHERE found IS NULL')).toEqual([{ scope: erased }])
  const keys = await (await dbs.keys(tenant)).query('SELECT scope FROM scope_keys')
  expect(keys).toEqual([{ scope: kept }])
  await dbs.closeAll()
})

test('the key database is what makes it readable: without the work at opening an old one would open it again', async () => {
  const dbs = open({ keysUrl: await backUp(before.keysUrl), url: await backUp(before.url) })
  expect(await read(dbs, await dbs.get(tenant), erased)).toBe('a note')
  await dbs.closeAll()
})
