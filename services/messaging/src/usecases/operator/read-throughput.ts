import type { Ctx } from '@sustento/platform/ctx'
import { inTenant } from '@sustento/platform/unit'
import { countedSince, throughputOf } from '../../domain/throughput.ts'
import { countHappenings } from '../../store/happenings.ts'
import type { App } from '../app.ts'

/** What was exchanged in the last hours and days. */
export async function readThroughput(app: App, ctx: Ctx) {
  const now = app.clock.now()
  const counts = await inTenant(app, ctx, (tx) => countHappenings(tx, countedSince(now)))
  return throughputOf(counts, now)
}
