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

function toRow({ opened, applications, acknowledged, acknowledgedInTime, ...key }: ReturnRow): AnnualReturnRow {
  return {
    ...key,
    opened: BigInt(opened),
    applications: BigInt(applications),
    acknowledged: BigInt(acknowledged),
    acknowledgedInTime: BigInt(acknowledgedInTime),
  }
}
