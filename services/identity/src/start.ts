import { type Clock, systemClock } from '@sustento/platform/clock'
import { IdentityServiceService } from '@sustento/platform/gen/sustento/identity/v1/identity_service'
import { serve } from '@sustento/platform/rpc/server'
import type { Running, RunOptions } from '@sustento/platform/run'
import { applyErasures } from '@sustento/platform/seal/erasures'
import { fileKeys } from '@sustento/platform/seal/file-keys'
import { keyring } from '@sustento/platform/seal/keyring'
import { runService, serviceBase } from '@sustento/platform/service'
import type { IdentityApp } from './app.ts'
import type { IdentityConfig } from './config.ts'
import { deleteExpiredArtifacts } from './store/artifacts.ts'
import { identityEntities as entities } from './store/entities.ts'
import { identityMigrations as migrations } from './store/migrations.ts'
import { identityService } from './transport/identity-service.ts'
import { issuerRouter } from './transport/issuer/router.ts'
import { issuerTenants } from './transport/issuer/tenant.ts'
import { type Seed, seedTenant } from './usecases/seed-tenant.ts'

/** The tenants of this service with their databases: all that a command needs. */
export const identityBase = (config: IdentityConfig) => serviceBase('identity', config, { entities, migrations })

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
  const base = identityBase(config)
  const { tenants, dbs, log } = base
  dbs.onOpen(applyErasures(dbs))
  const app: IdentityApp = { dbs, keyring: keyring({ dbs, keys: fileKeys(tenants) }), clock, log }
  const [home = ''] = config.WEB_SIGNED_OUT_URIS
  const issuers = issuerRouter(app, {
    tenants: issuerTenants(tenants, home),
    web: { redirectUris: config.WEB_REDIRECT_URIS, postLogoutRedirectUris: config.WEB_SIGNED_OUT_URIS },
    attemptsPerAddress: config.ATTEMPTS_PER_ADDRESS,
    trustedProxies: config.TRUSTED_PROXIES,
  })
  const parts = {
    served: serve(IdentityServiceService, identityService(app, tenants)),
    routes: [issuers],
    chores: [deleteExpiredArtifacts],
    clock,
  }
  const running = await runService(base, config, parts, options)
  return { ...running, seed: (tenant, seed) => seedTenant(app, tenant, seed) }
}
