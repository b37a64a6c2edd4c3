import type { EntityManager } from 'typeorm'
import { type Clock, systemClock } from './clock.ts'
import { forgetOldRequests } from './idempotent.ts'
import { forgetOldEvents } from './inbox.ts'
import type { Log } from './log.ts'
import { type TenantLoop, tenantLoop } from './tenant-loop.ts'
import type { Tenant, TenantDatabases } from './tenants.ts'
import { inTenant } from './unit.ts'

/** Something to be tidied up in a tenant's database, in a transaction of its own. Doing it again changes nothing. */
export type Chore = (tx: EntityManager, now: Date) => Promise<unknown>

/** What the loop works with. */
export interface HousekeepingOptions {
  dbs: TenantDatabases
  tenants: readonly Pick<Tenant, 'id'>[]
  log: Log
  /** The service's own chores, done after those that every service has. */
  chores?: readonly Chore[]
  clock?: Clock
  /** How often; default an hour. */
  everyMs?: number
}

const usual: readonly Chore[] = [forgetOldRequests, forgetOldEvents]

/**
 * The loop that removes what nobody asks for any more, at start and then every hour, so that tables do not grow without
 * end. Every replica does it.
 */
export function housekeeping(options: HousekeepingOptions): TenantLoop {
  const { tenants, log, chores = [], clock = systemClock, everyMs = 3_600_000 } = options
  const work = async (tenant: string) => {
    for (const chore of [...usual, ...chores]) await inTenant(options, { tenant }, (tx) => chore(tx, clock.now()))
    return false
  }
  return tenantLoop({ name: 'housekeeping', log, tenants, work, pollMs: everyMs, longestBackOffMs: everyMs })
}
