import { auditRefusal } from '@sustento/platform/audit'
import { postgresBus } from '@sustento/platform/bus/postgres'
import { type Clock, systemClock } from '@sustento/platform/clock'
import { MessagingServiceService } from '@sustento/platform/gen/sustento/messaging/v1/messaging_service'
import { logger } from '@sustento/platform/log'
import { outboxRelay } from '@sustento/platform/outbox'
import { restDoor } from '@sustento/platform/rest/door'
import { httpServer } from '@sustento/platform/rest/server'
import { openChannel } from '@sustento/platform/rpc/channel'
import { grpcServer, serve } from '@sustento/platform/rpc/server'
import { type Running, type RunOptions, run } from '@sustento/platform/run'
import { applyErasures } from '@sustento/platform/seal/erasures'
import { fileKeys } from '@sustento/platform/seal/file-keys'
import { keyring } from '@sustento/platform/seal/keyring'
import { readTenants, type Tenant, type TenantDatabases, tenantDatabases } from '@sustento/platform/tenants'
import { tokenVerifier } from '@sustento/platform/tokens'
import type { MessagingConfig } from './config.ts'
import { accessPoints, reloading } from './store/access-points.ts'
import { migrations } from './store/migrations.ts'
import { as4Listener } from './transport/as4-listener.ts'
import { messagingService } from './transport/messaging-service.ts'
import { poster } from './transport/post.ts'
import type { App } from './usecases/app.ts'
import type { CrashPoint } from './usecases/crash-points.ts'
import { sender } from './usecases/sender.ts'
import { sweeper } from './usecases/sweeper.ts'

/** What tests, and several services in one process, start the service with. */
export interface StartOptions extends RunOptions {
  clock?: Clock
  /** Called where the process may die in the middle of an exchange. */
  at?: (point: CrashPoint) => void
}

const audience = 'urn:sustento:api'

/** Composes the service and starts it. */
export async function startMessaging(config: MessagingConfig, options: StartOptions = {}): Promise<Running> {
  const log = logger('messaging', config.LOG_LEVEL)
  const tenants = readTenants(config.TENANTS_DIR, 'messaging')
  const ids = tenants.map(({ id }) => id)
  const dbs = databases(config, tenants, log)
  const bus = postgresBus({ tenants, log })
  const points = await accessPoints(tenants, log)
  const client = poster({ connectMs: config.SEND_CONNECT_MS, answerMs: config.SEND_ANSWER_MS })
  const app: App = {
    dbs,
    keyring: keyring({ dbs, keys: fileKeys(tenants) }),
    points,
    clock: options.clock ?? systemClock,
    log,
    limits: { size: config.AS4_MAX_PART_BYTES, ratio: 100, free: 32 << 20 },
    sending: { leaseMs: config.SEND_LEASE_MS, post: client.post },
    wake: (tenant) => sending.wake(tenant),
    at: options.at ?? (() => undefined),
  }
  const sending = sender(app, ids, { workers: config.SEND_WORKERS, pollMs: config.SEND_POLL_MS })
  const grpc = grpcServer({
    host: config.HOST,
    port: config.GRPC_PORT,
    services: [serve(MessagingServiceService, messagingService(app))],
    verify: tokenVerifier((issuer) => tenants.find((tenant) => tenant.issuer === issuer), { audience }),
    auditRefusal: (ctx, entry) => auditRefusal(app, ctx, entry),
    log,
  })
  const channel = openChannel(`${config.HOST}:${config.GRPC_PORT}`)
  const door = restDoor({ services: ['sustento.messaging.v1.MessagingService'], channel })
  const parts = {
    servers: [
      grpc,
      httpServer({ host: config.HOST, port: config.HTTP_PORT, routes: [door], log }),
      listener(app, config),
    ],
    loops: [
      sending,
      sweeper(app, ids),
      reloading(points, log, config.PARTNERS_RELOAD_MS),
      outboxRelay({ dbs, bus, log, tenants, service: 'messaging' }),
    ],
    ready: () => dbs.anyReachable(),
    close: [() => channel.close(), client.close, bus.close, dbs.closeAll],
  }
  return run(log, parts, options)
}

function databases(config: MessagingConfig, tenants: Tenant[], log: App['log']): TenantDatabases {
  const { POOL_PER_TENANT: max, SCHEMA: schema } = config
  const dbs = tenantDatabases({ tenants, service: 'messaging', entities: [], migrations, max, log, schema })
  dbs.onOpen(applyErasures(dbs))
  return dbs
}

function listener(app: App, config: MessagingConfig) {
  return as4Listener(app, {
    host: config.AS4_HOST,
    port: config.AS4_PORT,
    body: { maxBytes: config.AS4_MAX_MESSAGE_BYTES, idleMs: config.AS4_IDLE_MS, minBytesPerSecond: 1024 },
    maxConnections: config.AS4_MAX_CONNECTIONS,
  })
}
