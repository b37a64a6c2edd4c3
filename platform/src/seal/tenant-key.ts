import { randomBytes } from 'node:crypto'
import type { DataSource } from 'typeorm'
import { Fault } from '../errors.ts'
import type { Keys } from './keys.ts'

/** What a tenant key is for: wrapping the keys of scopes, or computing blind indexes. */
export type Purpose = 'scopes' | 'index'

/** A tenant key with its version. */
export interface TenantKey {
  version: number
  key: Buffer
}

/** The newest tenant key for a purpose, made when there is none. Two processes that make one at once agree on the first. */
export async function newestTenantKey(
  keyDb: DataSource,
  keys: Keys,
  tenant: string,
  purpose: Purpose,
): Promise<TenantKey> {
  const known = await findNewest(keyDb, purpose)
  if (known) return { version: known.version, key: await keys.unwrap(tenant, known.wrapped) }
  const wrapped = await keys.wrap(tenant, randomBytes(32))
  await keyDb.query('INSERT INTO tenant_keys (purpose, version, wrapped) VALUES ($1, 1, $2) ON CONFLICT DO NOTHING', [
    purpose,
    wrapped,
  ])
  return newestTenantKey(keyDb, keys, tenant, purpose)
}

/** The tenant key of a version. */
export async function tenantKeyOf(
  keyDb: DataSource,
  keys: Keys,
  tenant: string,
  purpose: Purpose,
  version: number,
): Promise<Buffer> {
  const [row] = (await keyDb.query('SELECT wrapped FROM tenant_keys WHERE purpose = $1 AND version = $2', [
    purpose,
    version,
  ])) as Row[]
  if (!row) throw new Fault(`no tenant key ${purpose} ${version}`)
  return keys.unwrap(tenant, row.wrapped)
}

/** Wraps every tenant key again with the newest key-encryption key; gives how many. */
export async function rewrapTenantKeys(keyDb: DataSource, keys: Keys, tenant: string): Promise<number> {
  return keyDb.transaction(async (tx) => {
    const rows = (await tx.query('SELECT purpose, version, wrapped FROM tenant_keys FOR UPDATE')) as Row[]
    for (const { purpose, version, wrapped } of rows) {
      const again = await keys.wrap(tenant, await keys.unwrap(tenant, wrapped))
      await tx.query('UPDATE tenant_keys SET wrapped = $3 WHERE purpose = $1 AND version = $2', [
        purpose,
        version,
        again,
      ])
    }
    return rows.length
  })
}

interface Row {
  purpose: Purpose
  version: number
  wrapped: Buffer
}

async function findNewest(keyDb: DataSource, purpose: Purpose): Promise<Row | undefined> {
  const [row] = (await keyDb.query(
    'SELECT version, wrapped FROM tenant_keys WHERE purpose = $1 ORDER BY version DESC LIMIT 1',
    [purpose],
  )) as Row[]
  return row
}
