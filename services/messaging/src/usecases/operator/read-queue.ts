import type { Ctx } from '@sustento/platform/ctx'
import { inTenant } from '@sustento/platform/unit'
import { countOverdue } from '../../store/ecodex-messages.ts'
import { countQueue, type QueueCount } from '../../store/queue.ts'
import type { App } from '../app.ts'

/** How long a message may wait to be sent before it is called stuck: by then a partner was tried several times. */
const patienceMs = 3_600_000

/** What is not finished. */
export interface Queue {
  counts: QueueCount[]
  stuck: number
  /** Since when the oldest waits that is to be sent or to be taken over. */
  waitingSince: Date | undefined
}

/** The queue, and how many messages wait for an evidence that is late. */
export type Measured = Queue & { overdue: number }

/** Whatever was taken over before this instant and still waits is stuck. */
export function stuckBefore(app: App): Date {
  return new Date(app.clock.now().getTime() - patienceMs)
}

/** Counts what is not finished, of one partner or of all. */
export async function readQueue(app: App, ctx: Pick<Ctx, 'tenant'>, partner = ''): Promise<Queue> {
  const counts = await inTenant(app, ctx, (tx) => countQueue(tx, partner, stuckBefore(app)))
  const waiting = counts.filter(({ state }) => state !== 'failed')
  const [waitingSince] = waiting.map(({ oldest }) => oldest).toSorted((a, b) => a.getTime() - b.getTime())
  return { counts, stuck: counts.reduce((sum, { stuck }) => sum + stuck, 0), waitingSince }
}

/** What is measured of a tenant. */
export async function readMeasures(app: App, ctx: Pick<Ctx, 'tenant'>): Promise<Measured> {
  return { ...(await readQueue(app, ctx)), overdue: await inTenant(app, ctx, countOverdue) }
}
