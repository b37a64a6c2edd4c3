import { audit } from '@sustento/platform/audit'
import type { Ctx } from '@sustento/platform/ctx'
import { idempotent } from '@sustento/platform/idempotent'
import { inTenant } from '@sustento/platform/unit'
import type { EntityManager } from 'typeorm'
import { v7 } from 'uuid'
import type { StatsApp } from '../app.ts'
import type { CountedFact } from '../store/counted-fact.ts'
import { getFreshness } from '../store/counted-facts.ts'
import { deleteUnmet, lockRebuild, recount } from '../store/rebuild.ts'

const batchSize = 1_000

/**
 * The relay of `cases` hands a fact to the bus before it marks it as published, and only marked facts are exported. So
 * a fact can be counted here and not be in the export yet; it is then about as new as the newest exported one, give or
 * take the longest transaction.
 */
const onTheWayMilliseconds = 10 * 60_000

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

async function recountAll(tx: EntityManager, facts: AsyncIterable<CountedFact>): Promise<void> {
  await lockRebuild(tx)
  const rebuildId = v7()
  let newest = 0
  // keyed by event, because one statement cannot write the same row twice
  let batch = new Map<string, CountedFact>()
  for await (const fact of facts) {
    newest = Math.max(newest, fact.factTime.getTime())
    batch.set(fact.eventId, fact)
    if (batch.size < batchSize) continue
    await recount(tx, rebuildId, [...batch.values()])
    batch = new Map()
  }
  await recount(tx, rebuildId, [...batch.values()])
  await deleteUnmet(tx, rebuildId, new Date(newest - onTheWayMilliseconds))
}
