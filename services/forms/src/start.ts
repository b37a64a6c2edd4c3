import { auditRefusal } from '@sustento/platform/audit'
import { postgresBus } from '@sustento/platform/bus/postgres'
import { type Clock, systemClock } from '@sustento/platform/clock'
import { FormsServiceService } from '@sustento/platform/gen/sustento/forms/v1/forms_service'
import { logger } from '@sustento/platform/log'
import { platformMigrations } from '@sustento/platform/migrate'
import { outboxRelay } from '@sustento/platform/outbox'
import { restDoor } from '@sustento/platform/rest/door'
import { httpServer } from '@sustento/platform/rest/server'
import { openChannel } from '@sustento/platform/rpc/channel'
import { grpcServer, serve } from '@sustento/platform/rpc/server'
import { type Running, type RunOptions, run } from '@sustento/platform/run'
import { readTenants, tenantDatabases } from '@sustento/platform/tenants'
import { tokenVerifier } from '@sustento/platform/tokens'
import { readCatalogue } from './catalogue/read.ts'
import type { FormsConfig } from './config.ts'
import { fontCoverage } from './render/coverage.ts'
import { defaultLimits, renderPool } from './render/pool.ts'
import { formsService } from './transport/forms-service.ts'

/** The audience of every access token: the API of this installation. */
const audience = 'urn:sustento:api'

/**
 * Composes the service and starts it; `options` and `clock` are for tests and for several services in one process.
 * Its databases hold the audit log and nothing of what passes through.
 */
export async function startForms(
  config: FormsConfig,
  options: RunOptions = {},
  clock: Clock = systemClock,
): Promise<Running> {
  const log = logger('forms', config.LOG_LEVEL)
  const tenants = readTenants(config.TENANTS_DIR, 'forms')
  const { HOST: host, POOL_PER_TENANT: max, SCHEMA: schema } = config
  const base = { tenants, service: 'forms', log }
  const dbs = tenantDatabases({ ...base, entities: [], migrations: platformMigrations, max, schema })
  const bus = postgresBus({ tenants, log })
  const pool = renderPool({
    ...defaultLimits,
    size: config.RENDERERS,
    timeoutMs: config.RENDER_TIMEOUT_MS,
    idleMs: config.RENDERER_IDLE_MS,
  })
  const app = { catalogue: readCatalogue(), canDraw: fontCoverage(), pool, clock }
  const grpc = grpcServer({
    host,
    port: config.GRPC_PORT,
    services: [serve(FormsServiceService, formsService(app))],
    verify: tokenVerifier((issuer) => tenants.find((tenant) => tenant.issuer === issuer), { audience }),
    auditRefusal: (ctx, entry) => auditRefusal({ dbs }, ctx, entry),
    log,
  })
  const channel = openChannel(`${host}:${config.GRPC_PORT}`)
  const door = restDoor({ services: ['sustento.forms.v1.FormsService'], channel })
  return run(
    log,
    {
      servers: [grpc, httpServer({ host, port: config.HTTP_PORT, routes: [door], log })],
      loops: [outboxRelay({ ...base, dbs, bus })],
      ready: () => dbs.anyReachable(),
      close: [() => channel.close(), () => pool.close(), bus.close, dbs.closeAll],
    },
    options,
  )
}
