import type { Log } from './log.ts'
import type { Loop } from './loop.ts'
import { failuresOf } from './loop-metrics.ts'
import { type Repeating, repeat } from './repeat.ts'
import type { Tenant } from './tenants.ts'

/** A loop that works for each tenant by itself, so that one tenant's outage holds up no other. */
export interface TenantLoop extends Loop {
  /** Looks again now: there is something to do for this tenant. */
  wake(tenant: string): void
}

/** What a tenant loop does, and how often it looks by itself. */
export interface TenantLoopOptions {
  /** Named in the log. */
  name: string
  log: Log
  tenants: readonly Pick<Tenant, 'id'>[]
  /** One piece of work for a tenant; `true` when more is waiting. */
  work: (tenant: string) => Promise<boolean>
  /** How long to wait when nothing is left and nobody wakes it. */
  pollMs: number
  /** Longest wait after failures. */
  longestBackOffMs?: number
  /** Pieces of work for one tenant at a time; default 1. */
  workers?: number
}

/** Makes a loop over all tenants. */
export function tenantLoop({ name, log, tenants, work, workers = 1, ...pace }: TenantLoopOptions): TenantLoop {
  const running = new Map<string, Repeating[]>()
  return {
    name,
    start() {
      for (const { id } of tenants) {
        const tell = failuresOf(name, id)
        const start = () =>
          repeat({ log: log.child({ tenant: id }), name, work: () => work(id), tellFailures: tell(), ...pace })
        running.set(id, Array.from({ length: workers }, start))
      }
    },
    wake(tenant) {
      const workers = running.get(tenant) ?? []
      // one is enough for one piece of work; where none is free, each looks again before it waits
      const free = workers.find((worker) => worker.isIdle())
      for (const worker of free ? [free] : workers) worker.wake()
    },
    async stop() {
      await Promise.all([...running.values()].flat().map((worker) => worker.stop()))
      running.clear()
    },
  }
}
