import { auditRefusal } from '@sustento/platform/audit'
import { postgresBus } from '@sustento/platform/bus/postgres'
import { type Clock, systemClock } from '@sustento/platform/clock'
import { IdentityServiceService } from '@sustento/platform/gen/sustento/identity/v1/identity_service'
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
import { readTenants, tenantDatabases } from '@sustento/platform/tenants'
import { tokenVerifier } from '@sustento/platform/tokens'
import type { IdentityApp } from './app.ts'
import type { IdentityConfig } from './config.ts'
import { expiryLoop } from './expiry-loop.ts'
import { identityEntities } from './store/entities.ts'
import { identityMigrations } from './store/migrations.ts'
import { identityService } from './transport/identity-service.ts'
import { audience } from './transport/issuer/provider.ts'
import { issuerRouter } from './transport/issuer/router.ts'
import { issuerTenants } from './transport/issuer/tenant.ts'
import { type Seed, seedTenant } from './usecases/seed-tenant.ts'

/** A running identity service. */
export interface RunningIdentity extends Running {
  /** Gives a tenant its service accounts and first users, as a deployment does at its first start. */
  seed(tenant: string, seed: Seed): Promise<void>
}

/** Composes the service and starts it; `options` and `clock` are for tests and for several services in one process. */
export async function startIdentity(
  config: IdentityConfig,
  options: RunOptions = {},
  clock: Clock = systemClock,
): Promise<RunningIdentity> {
  const log = logger('identity', config.LOG_LEVEL)
  const tenants = readTenants(config.TENANTS_DIR, 'identity')
  const dbs = tenantDatabases({
    tenants,
    service: 'identity',
    entities: identityEntities,
    migrations: identityMigrations,
    max: config.POOL_PER_TENANT,
    log,
    schema: config.SCHEMA,
  })
  dbs.onOpen(applyErasures(dbs))
  const bus = postgresBus({ tenants, log })
  const app: IdentityApp = { dbs, keyring: keyring({ dbs, keys: fileKeys(tenants) }), clock, log }
  const verify = tokenVerifier((issuer) => tenants.find((tenant) => tenant.issuer === issuer), { audience })
  const [home = ''] = config.WEB_SIGNED_OUT_URIS
  const issuers = issuerRouter(app, {
    tenants: issuerTenants(tenants, home),
    web: { redirectUris: config.WEB_REDIRECT_URIS, postLogoutRedirectUris: config.WEB_SIGNED_OUT_URIS },
    attemptsPerAddress: config.ATTEMPTS_PER_ADDRESS,
    trustedProxies: config.TRUSTED_PROXIES,
  })
  const channel = openChannel(`${config.HOST}:${config.GRPC_PORT}`)
  const door = restDoor({ services: ['sustento.identity.v1.IdentityService'], channel })
  const running = await run(
    log,
    {
      servers: [
        grpcServer({
          host: config.HOST,
          port: config.GRPC_PORT,
          services: [serve(IdentityServiceService, identityService(app, tenants))],
          verify,
          auditRefusal: (ctx, entry) => auditRefusal(app, ctx, entry),
          log,
        }),
        httpServer({ host: config.HOST, port: config.HTTP_PORT, routes: [issuers, door], log }),
      ],
      loops: [expiryLoop(app, tenants), outboxRelay({ dbs, bus, log, tenants, service: 'identity' })],
      ready: () => dbs.anyReachable(),
      close: [() => channel.close(), bus.close, dbs.closeAll],
    },
    options,
  )
  return { ...running, seed: (tenant, seed) => seedTenant(app, tenant, seed) }
}
