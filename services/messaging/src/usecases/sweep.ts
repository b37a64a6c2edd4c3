import { sweepSpools } from '../store/spools.ts'
import type { App } from './app.ts'

const hour = 3_600_000

/**
 * Removes contents that a process began and never finished, an hour after: longer than any upload may take. What was begun
 * before `dead` is known to have nobody any more.
 */
export async function sweep(app: App, tenant: string, dead = new Date(0)): Promise<boolean> {
  const before = new Date(Math.max(app.clock.now().getTime() - hour, dead.getTime()))
  const swept = await sweepSpools(await app.dbs.get(tenant), before)
  return swept > 0
}
