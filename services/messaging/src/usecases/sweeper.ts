import type { Loop } from '@sustento/platform/loop'
import { type Repeating, repeat } from '@sustento/platform/repeat'
import { sweepSpools } from '../store/spools.ts'
import type { App } from './app.ts'

const hour = 3_600_000

/** Removes contents that a process began and never finished, an hour after: longer than any upload may take. */
export function sweeper(app: App, tenants: string[]): Loop {
  let running: Repeating[] = []
  return {
    name: 'sweeper',
    start() {
      running = tenants.map((tenant) => {
        const work = async () => {
          const swept = await sweepSpools(await app.dbs.get(tenant), new Date(app.clock.now().getTime() - hour))
          return swept > 0
        }
        return repeat({ log: app.log.child({ tenant }), name: 'sweeper', work, pollMs: hour })
      })
    },
    async stop() {
      await Promise.all(running.map((one) => one.stop()))
    },
  }
}
