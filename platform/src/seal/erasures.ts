import type { DataSource, EntityManager } from 'typeorm'
import type { OnOpen, TenantDatabases } from '../tenants.ts'

// The erasure register stands in both databases of a service, the data's and the keys'. Whichever is restored from a
// backup, the other still knows what was erased, and it is erased again before the tenant is served.

/** Writes that a scope was erased, once. */
export async function registerErasure(tx: EntityManager, scope: string): Promise<void> {
  await tx.query('INSERT INTO erasures (scope) VALUES ($1) ON CONFLICT DO NOTHING', [scope])
}

/** What a service does besides, for a scope that is erased again: delete its search index, mark it as erased. */
export type OnErased = (tx: EntityManager, scope: string) => Promise<void>

/** Erased scopes that are noted outside both databases, for a restore of both at once. */
export type NotedErasures = (tenant: string) => Promise<Iterable<string>>

/**
 * Work for `TenantDatabases.onOpen`: erases again what a restore of either database brought back. When both come from
 * before the erasure, only `noted` (a list kept with `erasedScopes` somewhere else) still knows of it.
 */
export function applyErasures(
  dbs: Pick<TenantDatabases, 'keys'>,
  onErased: OnErased = async () => undefined,
  noted: NotedErasures = async () => [],
): OnOpen {
  return async (tenant, data) => {
    const keyDb = await dbs.keys(tenant)
    const [inData, inKeys] = [await erasedScopes(data), await erasedScopes(keyDb)]
    const all = new Set([...inData, ...inKeys, ...(await noted(tenant))])
    if (all.size === 0) return
    await keyDb.transaction(async (tx) => {
      for (const scope of all) await registerErasure(tx, scope)
      await tx.query('DELETE FROM scope_keys WHERE scope IN (SELECT scope FROM erasures)')
    })
    await data.transaction(async (tx) => {
      for (const scope of all) {
        if (inData.has(scope)) continue
        await registerErasure(tx, scope)
        await onErased(tx, scope)
      }
    })
  }
}

/** The register as it stands in a database: names of scopes, no personal data. */
export async function erasedScopes(db: DataSource): Promise<Set<string>> {
  const rows = (await db.query('SELECT scope FROM erasures')) as { scope: string }[]
  return new Set(rows.map((row) => row.scope))
}
