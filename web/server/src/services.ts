import { CasesServiceClient } from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import { FormsServiceClient } from '@sustento/platform/gen/sustento/forms/v1/forms_service'
import { IdentityServiceClient } from '@sustento/platform/gen/sustento/identity/v1/identity_service'
import { MessagingServiceClient } from '@sustento/platform/gen/sustento/messaging/v1/messaging_service'
import { StatsServiceClient } from '@sustento/platform/gen/sustento/stats/v1/stats_service'
import { grpcClient } from '@sustento/platform/rpc/client'
import type { WebConfig } from './config.ts'

/** Where the five services are, for example `dns:///cases:50051`. */
export interface Addresses {
  cases: string
  forms: string
  messaging: string
  stats: string
  identity: string
}

/** The addresses in the configuration. */
export function addressesIn(config: WebConfig): Addresses {
  return {
    cases: config.CASES_ADDRESS,
    forms: config.FORMS_ADDRESS,
    messaging: config.MESSAGING_ADDRESS,
    stats: config.STATS_ADDRESS,
    identity: config.IDENTITY_ADDRESS,
  }
}

/** The services that the web itself calls; everything else goes through the REST door. */
export function connectServices(addresses: Addresses) {
  const cases = grpcClient(CasesServiceClient, addresses.cases)
  // Longer than the forms service is patient with a busy machine: who waits is told its reason.
  const forms = grpcClient(FormsServiceClient, addresses.forms, { deadlineMs: 50_000 })
  const messaging = grpcClient(MessagingServiceClient, addresses.messaging)
  const stats = grpcClient(StatsServiceClient, addresses.stats)
  const identity = grpcClient(IdentityServiceClient, addresses.identity)
  return {
    cases,
    forms,
    messaging,
    stats,
    identity,
    close() {
      for (const client of [cases, forms, messaging, stats, identity]) client.close()
    },
  }
}

/** What `connectServices` makes. */
export type Services = ReturnType<typeof connectServices>
