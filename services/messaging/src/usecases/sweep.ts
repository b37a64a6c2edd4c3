import { sweepSpools } from '../store/spools.ts'
import type { App } from './app.ts'

const hour = 3_600_000

/** Removes contents that a process began and never finished, an hour after: longer than any upload may take. */
export async function sweep(app: App, tenant: string): Promise<boolean> {
  const swept = await sweepSpools(await app.dbs.get(tenant), new Date(app.clock.now().getTime() - hour))
  return swept > 0
}
