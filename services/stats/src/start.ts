import { consume } from '@sustento/platform/inbox'
import type { Running, RunOptions } from '@sustento/platform/run'
import { runService, serviceBase } from '@sustento/platform/service'
import { serviceTokens } from '@sustento/platform/service-token'
import type { StatsApp } from './app.ts'
import type { StatsConfig } from './config.ts'
import { statsEntities as entities, statsMigrations as migrations } from './store/schema.ts'
import { effects } from './transport/count-event.ts'
import { factsOfCases } from './transport/facts-of-cases.ts'
import { statsService } from './transport/stats-service.ts'

/** The tenants of this service with their databases: all that a command needs. */
export const statsBase = (config: StatsConfig) => serviceBase('stats', config, { entities, migrations })

/** Composes the service and starts it; `options` are for tests and for several services in one process. */
export function startStats(config: StatsConfig, options: RunOptions = {}): Promise<Running> {
  const base = statsBase(config)
  const { dbs, log, tenants } = base
  // rebuilding reads `cases` as the tenant's own service account, whoever asked for it
  const facts = factsOfCases({ address: config.CASES_ADDRESS, tokenOf: serviceTokens(tenants), log })
  const app: StatsApp = { dbs, log, countedFacts: facts.counted }
  const parts = {
    served: statsService(app),
    loops: [consume({ ...base, service: 'cases', group: 'stats', effects })],
    close: [facts.close],
  }
  return runService(base, config, parts, options)
}
