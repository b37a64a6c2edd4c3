import { auditRefusal } from '@sustento/platform/audit'
import { postgresBus } from '@sustento/platform/bus/postgres'
import { Fault } from '@sustento/platform/errors'
import { consume } from '@sustento/platform/inbox'
import { logger } from '@sustento/platform/log'
import { outboxRelay } from '@sustento/platform/outbox'
import { restDoor } from '@sustento/platform/rest/door'
import { httpServer } from '@sustento/platform/rest/server'
import { openChannel } from '@sustento/platform/rpc/channel'
import { grpcServer } from '@sustento/platform/rpc/server'
import { type Running, type RunOptions, run } from '@sustento/platform/run'
import { serviceToken } from '@sustento/platform/service-token'
import { readTenants, type Tenant, tenantDatabases } from '@sustento/platform/tenants'
import { tokenVerifier } from '@sustento/platform/tokens'
import type { StatsApp } from './app.ts'
import type { StatsConfig } from './config.ts'
import { statsEntities, statsMigrations } from './store/schema.ts'
import { effects } from './transport/count-event.ts'
import { factsOfCases } from './transport/facts-of-cases.ts'
import { statsService } from './transport/stats-service.ts'

/** The audience of every access token: the API of this installation. */
const audience = 'urn:sustento:api'

/** Composes the service and starts it; `options` are for tests and for several services in one process. */
export async function startStats(config: StatsConfig, options: RunOptions = {}): Promise<Running> {
  const { POOL_PER_TENANT: max, SCHEMA: schema, HOST: host } = config
  const log = logger('stats', config.LOG_LEVEL)
  const tenants = readTenants(config.TENANTS_DIR, 'stats')
  const base = { tenants, service: 'stats', log }
  const dbs = tenantDatabases({ ...base, entities: statsEntities, migrations: statsMigrations, max, schema })
  const bus = postgresBus({ tenants, log })
  const facts = factsOfCases({ address: config.CASES_ADDRESS, tokenOf: serviceTokens(tenants), log })
  const app: StatsApp = { dbs, log, countedFacts: facts.counted }
  const grpc = grpcServer({
    host,
    port: config.GRPC_PORT,
    services: [statsService(app)],
    verify: tokenVerifier((issuer) => tenants.find((tenant) => tenant.issuer === issuer), { audience }),
    auditRefusal: (ctx, entry) => auditRefusal(app, ctx, entry),
    log,
  })
  const channel = openChannel(`${host}:${config.GRPC_PORT}`)
  const door = restDoor({ services: ['sustento.stats.v1.StatsService'], channel })
  return run(
    log,
    {
      servers: [grpc, httpServer({ host, port: config.HTTP_PORT, routes: [door], log })],
      // stats tells no facts; its relay chains the audit log
      loops: [
        consume({ ...base, dbs, bus, service: 'cases', group: 'stats', effects }),
        outboxRelay({ ...base, dbs, bus }),
      ],
      ready: () => dbs.anyReachable(),
      close: [() => channel.close(), facts.close, bus.close, dbs.closeAll],
    },
    options,
  )
}

/** Rebuilding reads `cases` as the tenant's own service account, whoever asked for it. */
function serviceTokens(tenants: Tenant[]): (tenant: string) => Promise<string> {
  const tokens = new Map(
    tenants.map(({ id, issuer, service: { clientId, clientSecret } }) => [
      id,
      serviceToken({ issuer, clientId, clientSecret }),
    ]),
  )
  return async (tenant) => {
    const token = await tokens.get(tenant)?.()
    if (!token) throw new Fault('this tenant is not served here')
    return token
  }
}
