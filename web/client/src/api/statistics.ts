import { useQuery } from '@tanstack/react-query'
import type { GetAnnualReturnResponseJson } from '../gen/sustento/stats/v1/stats_service_pb.ts'
import { useTenantName } from '../session/session-context.ts'
import { call } from './http.ts'
import { newRequestId, restPath } from './names.ts'
import { useChange } from './use-change.ts'

/** The annual return of a year. */
export function useAnnualReturn(year: number) {
  const parent = useTenantName()
  return useQuery({
    queryKey: ['annual-return', parent, year],
    queryFn: ({ signal }) =>
      call<GetAnnualReturnResponseJson>('GET', restPath(`${parent}/annualReturns/${year}`), { signal }),
  })
}

/** Empties the figures and counts them again from the facts. */
export function useRebuildStatistics() {
  const parent = useTenantName()
  return useChange(
    (_: undefined) =>
      call<{ factsCounted?: string }>('POST', restPath(`${parent}/annualReturns`, 'rebuild'), {
        body: { requestId: newRequestId() },
      }),
    [['annual-return']],
  )
}
