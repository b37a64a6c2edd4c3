import { useMutation, useQuery } from '@tanstack/react-query'
import type {
  GetQueueResponseJson,
  GetThroughputResponseJson,
  ListCertificatesResponseJson,
  PingPartnerResponseJson,
} from '../gen/sustento/messaging/v1/messaging_service_pb.ts'
import { useTenantName } from '../session/session-context.ts'
import { call } from './http.ts'
import { restPath } from './names.ts'

const everyMs = 15_000

/** What is not finished, of one partner or of all; asked again from time to time. */
export function useQueue(partner: string | undefined) {
  const parent = useTenantName()
  return useQuery({
    queryKey: ['messages', parent, 'queue', partner],
    queryFn: ({ signal }) =>
      call<GetQueueResponseJson>('GET', restPath(`${parent}/messages:queue`), { query: { partner }, signal }),
    refetchInterval: everyMs,
  })
}

/** What was exchanged in the last hours and days. */
export function useThroughput() {
  const parent = useTenantName()
  return useQuery({
    queryKey: ['throughput', parent],
    queryFn: ({ signal }) =>
      call<GetThroughputResponseJson>('GET', restPath(`${parent}/messages:throughput`), { signal }),
    refetchInterval: 4 * everyMs,
  })
}

/** Our certificates and those of the partners, the first to expire first. */
export function useCertificates() {
  const parent = useTenantName()
  return useQuery({
    queryKey: ['certificates', parent],
    queryFn: async ({ signal }) => {
      const answer = await call<ListCertificatesResponseJson>('GET', restPath(`${parent}/certificates`), { signal })
      return answer.certificates ?? []
    },
  })
}

/** Sends a partner a test message and says how far it got. */
export function usePing() {
  return useMutation({
    mutationFn: (partner: string) => call<PingPartnerResponseJson>('POST', restPath(partner, 'ping'), { body: {} }),
  })
}
