import { useQuery } from '@tanstack/react-query'
import type { ListPartnersResponseJson, PartnerJson } from '../gen/sustento/messaging/v1/messaging_service_pb.ts'
import { useTenantName } from '../session/session-context.ts'
import { call } from './http.ts'
import { restPath } from './names.ts'

/** The Central Authorities with which messages are exchanged, by State and name. */
export function usePartners() {
  const parent = useTenantName()
  return useQuery({
    queryKey: ['partners', parent],
    queryFn: async ({ signal }) => {
      const answer = await call<ListPartnersResponseJson>('GET', restPath(`${parent}/partners`), { signal })
      return answer.partners ?? []
    },
    staleTime: 60_000,
  })
}

/** Finds a partner by its resource name. */
export function usePartner(name: string | undefined): PartnerJson | undefined {
  return usePartners().data?.find((each) => each.name === name)
}
