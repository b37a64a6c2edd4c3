import type { Log } from '@sustento/platform/log'
import type { TenantDatabases } from '@sustento/platform/tenants'
import type { CountedFact } from './store/counted-fact.ts'

/** What every use case of this service is given. */
export interface StatsApp {
  dbs: TenantDatabases
  log: Log
  /** What each fact that `cases` keeps of a tenant adds, from the beginning; only facts that are counted. */
  countedFacts(tenant: string): AsyncIterable<CountedFact>
}
