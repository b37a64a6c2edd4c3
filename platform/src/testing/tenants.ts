import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EntitySchema } from 'typeorm'
import type { Log } from '../log.ts'
import type { MigrationClass } from '../migrations/migration-class.ts'
import { keyMigrations } from '../seal/key-migrations.ts'
import { readTenants, type Tenant, type TenantDatabases, tenantDatabases } from '../tenants.ts'
import { createDatabase, dropDatabase } from './databases.ts'
import { silentLog } from './log.ts'
import { sharedBus, writeService, writeTenant } from './tenant-folder.ts'

/** The two authorities of every test. */
export const testTenantIds = ['ca-east', 'ca-west'] as const

/** What may differ from test to test. */
export interface TestTenantOptions {
  /** Folder of the tenants; another service of the same test gives the first one's. */
  dir?: string
  /** A database of wrapped keys as well. */
  keys?: boolean
  /** A bus database as well; several services of a test share the first one's. */
  bus?: boolean
  /** The issuer of a tenant: see `testIssuer`. */
  issuer?: (tenant: string) => string
  /** Most connections per tenant. */
  max?: number
  log?: Log
}

/** Two authorities with their files and databases, for one test file. */
export interface TestTenants {
  dir: string
  tenants: Tenant[]
  dbs: TenantDatabases
  /** Closes the pools, drops the databases and removes the files that were made here. */
  close(): Promise<void>
}

/** Makes the authorities `ca-east` and `ca-west` with migrated databases of their own, as they are mounted in production. */
export async function testTenants(
  service: string,
  entities: EntitySchema[],
  migrations: MigrationClass[],
  options: TestTenantOptions = {},
): Promise<TestTenants> {
  const dir = options.dir ?? (await mkdtemp(join(tmpdir(), 'sustento-tenants-')))
  const made: string[] = []
  const run = randomUUID().slice(0, 8)

  async function database(tenant: string, part: string, list: MigrationClass[]): Promise<string> {
    const name = `${part}_${tenant}_${run}`
    made.push(name)
    return createDatabase(name, tenant, list)
  }

  const issuer = options.issuer ?? ((tenant: string) => `http://127.0.0.1:9/oidc/${tenant}`)
  async function make(tenant: string): Promise<void> {
    await writeTenant(dir, tenant, issuer(tenant))
    await writeService(dir, tenant, service, {
      url: migrations.length > 0 ? await database(tenant, service, migrations) : undefined,
      keysUrl: options.keys ? await database(tenant, `${service}_keys`, keyMigrations) : undefined,
      busUrl: options.bus ? await sharedBus(dir, tenant, () => database(tenant, 'bus', [])) : undefined,
      clientId: `service-${service}`,
      clientSecret: `secret of ${service} in ${tenant}`,
    })
  }
  await Promise.all(testTenantIds.map(make))
  const tenants = readTenants(dir, service)
  const { max = 5, log = silentLog } = options
  const dbs = tenantDatabases({ tenants, service, entities, migrations, max, log })
  return {
    dir,
    tenants,
    dbs,
    async close() {
      await dbs.closeAll()
      await Promise.all(made.map(dropDatabase))
      if (!options.dir) await rm(dir, { recursive: true })
    },
  }
}
