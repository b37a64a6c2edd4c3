import { type Clock, systemClock } from '../clock.ts'

const most = 1_000
const longest = 60_000

/**
 * Keys of scopes that were used a moment ago. For one minute and not longer: a key that another replica destroyed must
 * not live on here.
 */
export function recentKeys(clock: Clock = systemClock) {
  const kept = new Map<string, { key: Buffer; until: number }>()
  const id = (tenant: string, scope: string) => `${tenant}/${scope}`
  return {
    get(tenant: string, scope: string): Buffer | undefined {
      const found = kept.get(id(tenant, scope))
      return found && found.until > clock.now().getTime() ? found.key : undefined
    },
    put(tenant: string, scope: string, key: Buffer): void {
      const name = id(tenant, scope)
      const until = kept.get(name)?.until ?? 0
      const now = clock.now().getTime()
      if (until > now) return
      kept.delete(name)
      kept.set(name, { key, until: now + longest })
      const [oldest] = kept.keys()
      if (kept.size > most && oldest) kept.delete(oldest)
    },
    drop(tenant: string, scope: string): void {
      kept.delete(id(tenant, scope))
    },
  }
}
