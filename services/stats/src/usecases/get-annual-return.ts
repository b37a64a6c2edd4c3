import type { Ctx } from '@sustento/platform/ctx'
import { inTenant } from '@sustento/platform/unit'
import type { StatsApp } from '../app.ts'
import type { ReturnRow } from '../domain/annual-return.ts'
import { annualReturn } from '../store/annual-return.ts'
import { type Freshness, getFreshness } from '../store/counted-facts.ts'
import { yearOf } from './names.ts'

/** The annual return of a year, and how many facts the figures rest on. A year without facts has no rows. */
export async function getAnnualReturn(
  app: StatsApp,
  ctx: Ctx,
  name: string,
): Promise<{ rows: ReturnRow[]; freshness: Freshness }> {
  const year = yearOf(name)
  return inTenant(app, ctx, async (tx) => ({ rows: await annualReturn(tx, year), freshness: await getFreshness(tx) }))
}
