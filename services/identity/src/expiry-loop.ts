import { forgetOldRequests } from '@sustento/platform/idempotent'
import type { Loop } from '@sustento/platform/loop'
import { repeat } from '@sustento/platform/repeat'
import { inTenant } from '@sustento/platform/unit'
import type { IdentityApp } from './app.ts'
import { deleteExpiredArtifacts } from './store/artifacts.ts'

type ExpiryApp = Pick<IdentityApp, 'dbs' | 'clock' | 'log'>

const everyMinutes = 10

/** Removes what the issuers need no longer, and requests that nobody repeats. Expired sessions are refused anyhow; this keeps the table small. */
export function expiryLoop(app: ExpiryApp, tenants: readonly { id: string }[]): Loop {
  let stops: (() => Promise<void>)[] = []
  return {
    name: 'expiry',
    start() {
      stops = tenants.map(({ id }) => {
        const work = () => removeExpired(app, id)
        const name = 'the removal of what has expired'
        return repeat({ log: app.log.child({ tenant: id }), name, work, pollMs: everyMinutes * 60_000 }).stop
      })
    },
    async stop() {
      await Promise.all(stops.map((stop) => stop()))
    },
  }
}

async function removeExpired(app: ExpiryApp, tenant: string): Promise<boolean> {
  await inTenant(app, { tenant }, async (tx) => {
    await deleteExpiredArtifacts(tx, app.clock.now())
    await forgetOldRequests(tx)
  })
  return false
}
