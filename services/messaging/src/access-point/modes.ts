import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '@sustento/platform/log'
import { run } from '@sustento/platform/run'
import type { GateParts } from './compose.ts'

/** Sends and receives until it shall stop. */
export async function serve({ listener, watching, sending }: GateParts, log: Log, stop: AbortSignal): Promise<void> {
  const running = await run(log, { servers: [listener], loops: [...watching, ...sending] }, { signals: false })
  if (!stop.aborted) await once(stop, 'abort')
  await running.stop()
}

const pollMs = 200

/**
 * Sends what waits in the outbox, until every folder has its outcome; false when the limit came before. Nothing is
 * received meanwhile: receipts come as answers.
 */
export async function sendOnce({ outbox, sending }: GateParts, log: Log, limit: AbortSignal): Promise<boolean> {
  const running = await run(log, { servers: [], loops: sending }, { signals: false })
  try {
    while ((await outbox.pass()) > 0) {
      if (limit.aborted) return false
      await sleep(pollMs)
    }
    return true
  } finally {
    await running.stop()
  }
}
