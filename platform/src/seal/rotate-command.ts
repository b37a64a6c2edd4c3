import type { Log } from '../log.ts'
import type { Tenant, TenantDatabases } from '../tenants.ts'
import { fileKeys } from './file-keys.ts'
import { keyring } from './keyring.ts'

/**
 * The command `rotate-keys` of a service: wraps the tenant keys of every tenant again with its newest key-encryption
 * key, see `fileKeys`. `false` when one could not be done; its old key-encryption key must stay then.
 */
export async function rotateKeys(
  dbs: Pick<TenantDatabases, 'keys'>,
  tenants: Pick<Tenant, 'id' | 'folder' | 'service'>[],
  log: Log,
): Promise<boolean> {
  const ring = keyring({ dbs, keys: fileKeys(tenants) })
  let all = true
  for (const { id: tenant, service } of tenants) {
    if (!service.keysUrl) continue
    try {
      const keys = await ring.rotate(tenant)
      log.info({ tenant, keys }, 'the tenant keys are wrapped with the newest key-encryption key')
    } catch (err) {
      log.error({ tenant, err }, 'the tenant keys could not be wrapped again')
      all = false
    }
  }
  return all
}
