import { randomBytes } from 'node:crypto'
import type { EntityManager } from 'typeorm'
import { refuse } from '../errors.ts'
import { promiseCache } from '../promise-cache.ts'
import type { TenantDatabases } from '../tenants.ts'
import { registerErasure } from './erasures.ts'
import type { Keys } from './keys.ts'
import { recentKeys } from './recent-keys.ts'
import { seal, unseal } from './seal.ts'
import { newestTenantKey, type Purpose, rewrapTenantKeys, type TenantKey, tenantKeyOf } from './tenant-key.ts'

/**
 * Keys in three steps: the key-encryption key (see `Keys`) wraps a tenant key, which is unwrapped once and held in
 * memory; that wraps a key for each scope (a case, a user, a message) in the key database. Fifty cases on a page cost no
 * call to the place of the key-encryption key.
 */
export interface Keyring {
  /** The key of a scope, made when there is none. Refuses with ERASED when the scope was erased. */
  create(tenant: string, scope: string): Promise<Buffer>
  /** The key of a scope that was thought of a moment ago, so that nobody else can make or destroy it: in one statement. */
  createNew(tenant: string, scope: string): Promise<Buffer>
  /** The key of a scope. Refuses with ERASED when it was destroyed, and also when it never existed. */
  open(tenant: string, scope: string): Promise<Buffer>
  /**
   * Destroys the key of a scope for good. `tx` is the transaction that deletes the search index and tells the others;
   * the erasure is registered there too, so that it is done again after a restore of either database.
   */
  destroy(tenant: string, scope: string, tx: EntityManager): Promise<void>
  /** The key that blind indexes are computed with, and its version. */
  indexKey(tenant: string): Promise<TenantKey>
  /** Wraps the tenant keys again with the newest key-encryption key, while everything runs; gives how many. */
  rotate(tenant: string): Promise<number>
}

/** The keyring of a service over its tenants' key databases. */
export function keyring({ dbs, keys }: { dbs: Pick<TenantDatabases, 'keys'>; keys: Keys }): Keyring {
  const newest = promiseCache(async ([tenant, purpose]: [string, Purpose]) =>
    newestTenantKey(await dbs.keys(tenant), keys, tenant, purpose),
  )
  const known = recentKeys()
  const tenantKey = (tenant: string, purpose: Purpose) => newest.get(`${tenant} ${purpose}`, [tenant, purpose])

  async function find(tenant: string, scope: string): Promise<Buffer | undefined> {
    const db = await dbs.keys(tenant)
    const [row] = (await db.query('SELECT version, wrapped FROM scope_keys WHERE scope = $1', [scope])) as ScopeRow[]
    if (!row) return undefined
    const current = await tenantKey(tenant, 'scopes')
    const wrapping =
      row.version === current.version ? current.key : await tenantKeyOf(db, keys, tenant, 'scopes', row.version)
    return unseal(wrapping, where(tenant, scope), row.wrapped)
  }

  async function make(tenant: string, scope: string): Promise<void> {
    const db = await dbs.keys(tenant)
    const { version, key } = await tenantKey(tenant, 'scopes')
    const wrapped = seal(key, where(tenant, scope), randomBytes(32))
    await db.transaction(async (tx) => {
      await lockScope(tx, scope)
      await tx.query(
        `INSERT INTO scope_keys (scope, version, wrapped)
         SELECT $1, $2, $3 WHERE NOT EXISTS (SELECT FROM erasures WHERE scope = $1)
         ON CONFLICT DO NOTHING`,
        [scope, version, wrapped],
      )
    })
  }

  async function open(tenant: string, scope: string): Promise<Buffer> {
    const key = known.get(tenant, scope) ?? (await find(tenant, scope))
    if (!key) refuse('ERASED', 'what this key sealed has been erased')
    known.put(tenant, scope, key)
    return key
  }

  return {
    open,
    async create(tenant, scope) {
      if (!(await find(tenant, scope))) await make(tenant, scope)
      return open(tenant, scope)
    },
    async createNew(tenant, scope) {
      const db = await dbs.keys(tenant)
      const { version, key } = await tenantKey(tenant, 'scopes')
      const made = randomBytes(32)
      const row = [scope, version, seal(key, where(tenant, scope), made)]
      await db.query('INSERT INTO scope_keys (scope, version, wrapped) VALUES ($1, $2, $3)', row)
      known.put(tenant, scope, made)
      return made
    },
    async destroy(tenant, scope, tx) {
      known.drop(tenant, scope)
      await registerErasure(tx, scope)
      const db = await dbs.keys(tenant)
      await db.transaction(async (keyTx) => {
        await lockScope(keyTx, scope)
        await registerErasure(keyTx, scope)
        await keyTx.query('DELETE FROM scope_keys WHERE scope = $1', [scope])
      })
    },
    indexKey: (tenant) => tenantKey(tenant, 'index'),
    rotate: async (tenant) => rewrapTenantKeys(await dbs.keys(tenant), keys, tenant),
  }
}

/** Creating and destroying a key wait for one another: no key is made anew while its scope is being erased. */
async function lockScope(tx: EntityManager, scope: string): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`scope ${scope}`])
}

interface ScopeRow {
  version: number
  wrapped: Buffer
}

const where = (tenant: string, scope: string) => `${tenant}/scope_keys/${scope}`
