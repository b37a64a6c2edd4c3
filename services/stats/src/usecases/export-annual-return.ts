import type { Ctx } from '@sustento/platform/ctx'
import { inTenant } from '@sustento/platform/unit'
import type { StatsApp } from '../app.ts'
import { annualReturnCsv } from '../domain/annual-return.ts'
import { annualReturn } from '../store/annual-return.ts'
import { yearOf } from './names.ts'

/** The annual return as a file. The same facts give the same bytes. */
export async function exportAnnualReturn(
  app: StatsApp,
  ctx: Ctx,
  name: string,
): Promise<{ csv: string; fileName: string }> {
  const year = yearOf(name)
  const rows = await inTenant(app, ctx, (tx) => annualReturn(tx, year))
  return { csv: annualReturnCsv(year, rows), fileName: `annual-return-${ctx.tenant}-${year}.csv` }
}
