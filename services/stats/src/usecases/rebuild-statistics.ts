import { audit } from '@sustento/platform/audit'
import type { Ctx } from '@sustento/platform/ctx'
import { idempotent } from '@sustento/platform/idempotent'
import { inTenant } from '@sustento/platform/unit'
import type { EntityManager } from 'typeorm'
import type { StatsApp } from '../app.ts'
import type { CountedFact } from '../store/counted-fact.ts'
import { getFreshness } from '../store/counted-facts.ts'
import { deleteCounted, insertAllCounted, lockRebuild } from '../store/rebuild.ts'

const batchSize = 1_000

/** What the transport knows of a call to RebuildStatistics. */
export interface Rebuild {
  parent: string
  requestId: string
  /** The encoded request, for recognising a repetition. */
  bytes: Uint8Array
}

/**
 * Counts again from the facts that `cases` keeps. Answers how many facts are counted afterwards. Facts that arrive
 * meanwhile are neither lost nor counted twice: one row per fact, whoever comes first.
 */
export async function rebuildStatistics(
  app: StatsApp,
  ctx: Ctx,
  { parent, requestId, bytes }: Rebuild,
): Promise<number> {
  return inTenant(app, ctx, async (tx) => {
    const name = `${parent}/annualReturns`
    await idempotent(tx, ctx, 'RebuildStatistics', requestId, bytes, async () => {
      await recountAll(tx, app.countedFacts(ctx.tenant))
      await audit(tx, ctx, { action: 'statistics.rebuild', name, outcome: 'done' })
      return name
    })
    return (await getFreshness(tx)).factsCounted
  })
}

/**
 * Whatever was counted before this began has been published, and so `cases` exports it: all of it is counted anew. What
 * the consumer counts meanwhile stays, exported or not.
 */
async function recountAll(tx: EntityManager, facts: AsyncIterable<CountedFact>): Promise<void> {
  await lockRebuild(tx)
  await deleteCounted(tx)
  let batch: CountedFact[] = []
  for await (const fact of facts) {
    batch.push(fact)
    if (batch.length < batchSize) continue
    await insertAllCounted(tx, batch)
    batch = []
  }
  await insertAllCounted(tx, batch)
}
