import type { DataSource, EntitySchema } from 'typeorm'
import { Fault, refuse } from './errors.ts'
import type { Log } from './log.ts'
import { expectHead, type MigrationClass, migrate } from './migrate.ts'
import { asRefusal, codeOf } from './postgres/failure.ts'
import { openPool } from './postgres/open.ts'
import { openOnce } from './postgres/open-once.ts'
import { keyMigrations } from './seal/key-migrations.ts'
import type { Tenant } from './tenant-files.ts'

export { readTenants, type Tenant } from './tenant-files.ts'

/** A tenant as far as its data is concerned. */
export interface StoredTenant {
  id: string
  service: Pick<Tenant['service'], 'url' | 'keysUrl'>
}

/** What a service's databases are opened with. */
export interface DatabaseOptions {
  tenants: readonly StoredTenant[]
  service: string
  entities: EntitySchema[]
  /** The whole list: `platformMigrations` and the service's own. */
  migrations: MigrationClass[]
  /** Most connections per tenant and replica. */
  max: number
  log: Log
  /** `migrate` (default) brings the schema up to date at opening; `expect` waits for a migration job to have done it. */
  schema?: 'migrate' | 'expect'
}

/** Work to be done before a tenant is served, for example erasing again what a restore brought back. */
export type OnOpen = (tenant: string, data: DataSource) => Promise<void>

/** The databases of a service, one per tenant, opened when first asked for. The tenant's own credential is the wall. */
export interface TenantDatabases {
  /** The tenant's database. Refuses with DATABASE_UNAVAILABLE while it cannot be opened. */
  get(tenant: string): Promise<DataSource>
  /** The tenant's database of wrapped keys. */
  keys(tenant: string): Promise<DataSource>
  /** Adds work that `get` finishes before it hands a database out. To be called before the first `get`. */
  onOpen(hook: OnOpen): void
  /** Whether at least one tenant can be served: one tenant's outage never makes a pod unready. */
  anyReachable(): Promise<boolean>
  closeAll(): Promise<void>
}

/** Looks pools up by tenant. A tenant that is not served here is NOT_FOUND. */
export function tenantDatabases(options: DatabaseOptions): TenantDatabases {
  const hooks: OnOpen[] = []
  let closed = false
  const data = openOnce((tenant) => open(options, tenant, 'url', options.migrations, hooks))
  const keys = openOnce((tenant) => open(options, tenant, 'keysUrl', keyMigrations, []))

  async function get(pools: typeof data, tenant: string): Promise<DataSource> {
    if (closed) refuse('UNAVAILABLE', 'this service is stopping')
    return pools.get(tenant)
  }

  async function isReachable({ id }: StoredTenant): Promise<boolean> {
    const answer = get(data, id).then((pool) => pool.query('SELECT 1'))
    return answer.then(
      () => true,
      () => false,
    )
  }

  return {
    get: (tenant) => get(data, tenant),
    keys: (tenant) => get(keys, tenant),
    onOpen: (hook) => hooks.push(hook),
    async anyReachable() {
      const reachable = await Promise.all(options.tenants.map(isReachable))
      return reachable.includes(true)
    },
    async closeAll() {
      if (closed) return
      closed = true
      const pools = [...(await data.opened()), ...(await keys.opened())]
      await Promise.all(pools.map((pool) => pool.destroy()))
    },
  }
}

async function open(
  options: DatabaseOptions,
  id: string,
  which: 'url' | 'keysUrl',
  migrations: MigrationClass[],
  hooks: OnOpen[],
): Promise<DataSource> {
  const { service, entities, max, schema = 'migrate' } = options
  const log = options.log.child({ tenant: id })
  const tenant = options.tenants.find((each) => each.id === id)
  if (!tenant) refuse('NOT_FOUND', 'this authority is not served here', { tenant: id })
  const url = tenant.service[which]
  if (!url) throw new Fault(`${service}.json of ${id} has no ${which}`)
  const onBroken = (error: Error) => log.warn({ code: codeOf(error) }, 'an idle database connection broke')
  try {
    const pool = await openPool({ url, name: `sustento-${service}`, entities, migrations, max, onBroken })
    await prepare(pool).catch(async (error: unknown) => {
      await pool.destroy()
      throw error
    })
    return pool
  } catch (error) {
    log.error({ err: error, code: codeOf(error) }, 'a database does not open')
    throw asRefusal(error)
  }

  async function prepare(pool: DataSource): Promise<void> {
    await (schema === 'migrate' ? migrate(pool) : expectHead(pool))
    for (const hook of hooks) await hook(id, pool)
  }
}
