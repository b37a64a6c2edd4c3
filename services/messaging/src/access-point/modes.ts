import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '@sustento/platform/log'
import { run } from '@sustento/platform/run'
import { inTenant } from '@sustento/platform/unit'
import { makeDue } from '../store/due.ts'
import type { GateParts } from './compose.ts'
import type { Outbox, Pass } from './outbox/outbox.ts'
import { tenant } from './tenant.ts'

/** Sends and receives until it shall stop. */
export async function serve(gate: GateParts, log: Log, stop: AbortSignal): Promise<void> {
  const { listener, operations, ready, watching, sending } = gate
  const servers = [listener, ...operations]
  const running = await run(log, { servers, loops: [...watching, ...sending], ready }, { signals: false })
  if (!stop.aborted) await once(stop, 'abort')
  await running.stop()
}

const pollMs = 200

/** How `--once` ends before every outcome is there. */
export interface Patience {
  /** How long an attempt is waited for that is not made at once. */
  limitSeconds: number
  stop: AbortSignal
}

/**
 * Sends what waits in the outbox, now whatever their schedules say, until every folder has its outcome; false when some
 * have none yet: the next attempt is further away than anybody wants to wait. What is in hand is not cut off. Nothing is
 * received meanwhile: receipts come as answers.
 */
export async function sendOnce({ app, outbox, sending }: GateParts, log: Log, patience: Patience): Promise<boolean> {
  const { limitSeconds, stop } = patience
  const until = new Date(app.clock.now().getTime() + limitSeconds * 1000)
  await inTenant(app, { tenant }, (tx) => makeDue(tx, app.clock.now()))
  const running = await run(log, { servers: [], loops: sending }, { signals: false })
  try {
    for (;;) {
      const pass = await outbox.pass()
      if (pass.waiting === 0) return true
      if (stop.aborted) return false
      // What was in hand when the folders were looked at may have come to its end since.
      if (!pass.more && (await isInVain(outbox, pass, app.clock.now(), until)))
        return (await outbox.pass()).waiting === 0
      await sleep(pass.more ? 0 : pollMs)
    }
  } finally {
    await running.stop()
  }
}

/** Whether nothing more happens until then. */
async function isInVain(outbox: Outbox, { waiting }: Pass, now: Date, until: Date): Promise<boolean> {
  const messages = await outbox.onTheirWay()
  if (messages.some(([, { isInHand, nextAttemptAt }]) => isInHand || nextAttemptAt <= now)) return false
  return now >= until || (messages.length === waiting && messages.every(([, each]) => each.nextAttemptAt > until))
}
