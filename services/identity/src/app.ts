import type { Clock } from '@sustento/platform/clock'
import type { Log } from '@sustento/platform/log'
import type { Keyring } from '@sustento/platform/seal/keyring'
import type { TenantDatabases } from '@sustento/platform/tenants'

/** What every use case of this service is given. */
export interface IdentityApp {
  dbs: TenantDatabases
  keyring: Keyring
  clock: Clock
  log: Log
}
