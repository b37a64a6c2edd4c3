import { CasesServiceClient } from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import type { Log } from '@sustento/platform/log'
import { grpcClient } from '@sustento/platform/rpc/client'
import type { CountedFact } from '../store/counted-fact.ts'
import { readFact, type WireFact } from './read-fact.ts'

/** What reading the facts of `cases` needs. */
export interface FactsOptions {
  /** Where `cases` is. */
  address: string
  /** A token of the tenant's service account. */
  tokenOf: (tenant: string) => Promise<string>
  log: Log
}

/** Reads the facts of `cases` as the service account of each tenant. */
export function factsOfCases({ address, tokenOf, log }: FactsOptions) {
  const cases = grpcClient(CasesServiceClient, address)
  return {
    /** What each counted fact of a tenant adds, from the beginning. */
    async *counted(tenant: string): AsyncGenerator<CountedFact> {
      const token = await tokenOf(tenant)
      for await (const { facts } of cases.exportFacts({ parent: `tenants/${tenant}` }, { token })) {
        for (const { time, ...fact } of facts) {
          const counted = time && readable({ ...fact, time }, log)
          if (counted) yield counted
        }
      }
    },
    close: () => cases.close(),
  }
}

/** The consumer set such a fact aside as a dead letter and did not count it, so neither does a rebuild. */
function readable(fact: WireFact, log: Log): CountedFact | undefined {
  try {
    return readFact(fact)
  } catch (error) {
    log.error({ err: error, eventId: fact.id, type: fact.type }, 'a fact cannot be counted')
    return undefined
  }
}
