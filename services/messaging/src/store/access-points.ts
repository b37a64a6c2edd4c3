import { Fault } from '@sustento/platform/errors'
import type { Log } from '@sustento/platform/log'
import type { Loop } from '@sustento/platform/loop'
import { type Repeating, repeat } from '@sustento/platform/repeat'
import type { AccessPoint } from './access-point.ts'
import { readAccessPoint, type TenantFiles } from './access-point-files.ts'
import { tellKeys } from './tell-keys.ts'

/** The access points of all tenants that are served here. */
export interface AccessPoints {
  /** The tenant's own. */
  get(tenant: string): AccessPoint
  /** The one that a message is addressed to. */
  findByParty(party: { id: string; type: string }): AccessPoint | undefined
  /** Reads the files again: partners and certificates change while the service runs. */
  reload(): Promise<void>
}

/** Reads the access points of all tenants. What is wrong at start stops the start; later the last good state stays. */
export async function accessPoints(tenants: readonly TenantFiles[], log: Log): Promise<AccessPoints> {
  const known = new Map<string, AccessPoint>()
  for (const tenant of tenants) known.set(tenant.id, await readAccessPoint(tenant))
  return {
    get(tenant) {
      const point = known.get(tenant)
      if (point === undefined) throw new Fault('this authority has no access point here')
      return point
    },
    findByParty: ({ id, type }) => [...known.values()].find((point) => point.party === id && point.partyType === type),
    async reload() {
      for (const tenant of tenants) {
        try {
          const [before, after] = [known.get(tenant.id), await readAccessPoint(tenant)]
          known.set(tenant.id, after)
          if (before) tellKeys(log, before, after)
        } catch (error) {
          log.error({ tenant: tenant.id, err: error }, 'the files of an access point cannot be used, the old ones stay')
        }
      }
    },
  }
}

/** Reads the files again and again: a mounted secret changes by a link, which no file watcher reports reliably. */
export function reloading(points: AccessPoints, log: Log, everyMs: number): Loop {
  let repeating: Repeating | undefined
  return {
    name: 'access point files',
    start() {
      // They were read when the service was composed, a moment ago.
      let areFresh = true
      const work = async () => {
        if (!areFresh) await points.reload()
        areFresh = false
        return false
      }
      repeating = repeat({ log, name: 'access point files', work, pollMs: everyMs })
    },
    async stop() {
      await repeating?.stop()
    },
  }
}
