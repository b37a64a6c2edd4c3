import type { Log } from '@sustento/platform/log'
import type { Loop } from '@sustento/platform/loop'
import { type Repeating, repeat } from '@sustento/platform/repeat'
import type { Tenant } from '@sustento/platform/tenants'

/** A loop that works for each tenant by itself, so that one tenant's outage holds up no other. */
export interface TenantLoop extends Loop {
  /** Looks again now: there is something to do for this tenant. */
  wake(tenant: string): void
}

/** What a tenant loop does, and how often it looks by itself. */
export interface TenantLoopOptions {
  name: string
  log: Log
  tenants: Tenant[]
  /** One piece of work for a tenant; `true` when more is waiting. */
  work: (tenant: string) => Promise<boolean>
  pollMs: number
}

/** Makes a loop over all tenants. */
export function tenantLoop({ name, log, tenants, work, pollMs }: TenantLoopOptions): TenantLoop {
  const running = new Map<string, Repeating>()
  return {
    name,
    start() {
      for (const { id } of tenants) {
        running.set(id, repeat({ log: log.child({ tenant: id }), name, work: () => work(id), pollMs }))
      }
    },
    wake: (tenant) => running.get(tenant)?.wake(),
    async stop() {
      await Promise.all([...running.values()].map((each) => each.stop()))
      running.clear()
    },
  }
}
