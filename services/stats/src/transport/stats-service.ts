import {
  type AnnualReturnRow,
  type GetAnnualReturnResponse,
  RebuildStatisticsRequest,
  StatsServiceService,
} from '@sustento/platform/gen/sustento/stats/v1/stats_service'
import { type Served, serve } from '@sustento/platform/rpc/server'
import type { StatsApp } from '../app.ts'
import type { ReturnRow } from '../domain/annual-return.ts'
import { exportAnnualReturn } from '../usecases/export-annual-return.ts'
import { getAnnualReturn } from '../usecases/get-annual-return.ts'
import { rebuildStatistics } from '../usecases/rebuild-statistics.ts'

/** The contract of stats, answered by its use cases. */
export function statsService(app: StatsApp): Served {
  return serve(StatsServiceService, {
    async getAnnualReturn({ name }, ctx): Promise<GetAnnualReturnResponse> {
      const { rows, freshness } = await getAnnualReturn(app, ctx, name)
      const { factsCounted, newestFactTime } = freshness
      return { rows: rows.map(toRow), factsCounted: BigInt(factsCounted), newestFactTime }
    },
    exportAnnualReturn: ({ name }, ctx) => exportAnnualReturn(app, ctx, name),
    async rebuildStatistics(request, ctx) {
      const bytes = RebuildStatisticsRequest.encode(request).finish()
      return { factsCounted: BigInt(await rebuildStatistics(app, ctx, { ...request, bytes })) }
    },
  })
}

function toRow({ instrument, direction, application, counterpartState, ...figures }: ReturnRow): AnnualReturnRow {
  return {
    ...{ instrument, direction, application, counterpartState },
    opened: BigInt(figures.opened),
    applications: BigInt(figures.applications),
    acknowledged: BigInt(figures.acknowledged),
    acknowledgedInTime: BigInt(figures.acknowledgedInTime),
    statusReports: BigInt(figures.statusReports),
    statusReportsInTime: BigInt(figures.statusReportsInTime),
    refused: BigInt(figures.refused),
    discontinued: BigInt(figures.discontinued),
  }
}
