import { auditRefusal } from '@sustento/platform/audit'
import { postgresBus } from '@sustento/platform/bus/postgres'
import { type Clock, systemClock } from '@sustento/platform/clock'
import type { Ctx } from '@sustento/platform/ctx'
import { Fault } from '@sustento/platform/errors'
import { CasesServiceService } from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import { FormsServiceClient } from '@sustento/platform/gen/sustento/forms/v1/forms_service'
import { IdentityServiceClient } from '@sustento/platform/gen/sustento/identity/v1/identity_service'
import { MessagingServiceClient } from '@sustento/platform/gen/sustento/messaging/v1/messaging_service'
import { consume } from '@sustento/platform/inbox'
import { logger } from '@sustento/platform/log'
import { outboxRelay } from '@sustento/platform/outbox'
import { restDoor } from '@sustento/platform/rest/door'
import { httpServer } from '@sustento/platform/rest/server'
import { openChannel } from '@sustento/platform/rpc/channel'
import { grpcClient } from '@sustento/platform/rpc/client'
import { grpcServer, serve } from '@sustento/platform/rpc/server'
import { type Running, type RunOptions, run } from '@sustento/platform/run'
import { applyErasures } from '@sustento/platform/seal/erasures'
import { fileKeys } from '@sustento/platform/seal/file-keys'
import { keyring } from '@sustento/platform/seal/keyring'
import { serviceToken } from '@sustento/platform/service-token'
import { readTenants, type Tenant, tenantDatabases } from '@sustento/platform/tenants'
import { tokenVerifier } from '@sustento/platform/tokens'
import type { App, Peers } from './app.ts'
import type { CasesConfig } from './config.ts'
import { casesEntities } from './store/entities.ts'
import { eraseAgain } from './store/erase.ts'
import { readLaw } from './store/law.ts'
import { casesMigrations } from './store/migrations.ts'
import { readVocabulary } from './store/vocabulary.ts'
import { casesService } from './transport/cases-service.ts'
import { effectsOfMessaging } from './transport/consumers.ts'
import { tidyUp } from './transport/housekeeping.ts'
import { tenantLoop } from './transport/tenant-loop.ts'
import type { CrashPoint } from './usecases/crash-points.ts'
import { dispatchOnce } from './usecases/dispatch.ts'
import { systemCtx } from './usecases/system-ctx.ts'
import { takeOverOnce } from './usecases/take-over.ts'

/** The audience of every access token: the API of this installation. */
const audience = 'urn:sustento:api'

/** How often the loops look by themselves, when nobody wakes them. */
const pollMs = 1_000

/** How often is tidied up. */
const tidyMs = 10 * 60_000

/** What tests, and several services in one process, start the service with. */
export interface StartOptions extends RunOptions {
  clock?: Clock
  /** Called where a process may die in the middle of an exchange. */
  at?: (point: CrashPoint) => void
}

/** Composes the service and starts it. */
export async function startCases(config: CasesConfig, options: StartOptions = {}): Promise<Running> {
  const log = logger('cases', config.LOG_LEVEL)
  const tenants = readTenants(config.TENANTS_DIR, 'cases')
  const { POOL_PER_TENANT: max, SCHEMA: schema, HOST: host } = config
  const base = { tenants, service: 'cases', log }
  const dbs = tenantDatabases({ ...base, entities: casesEntities, migrations: casesMigrations, max, schema })
  dbs.onOpen(applyErasures(dbs, eraseAgain))
  const bus = postgresBus({ tenants, log })
  const peers = peersAt(config)
  const app: App = {
    dbs,
    tenants,
    log,
    peers,
    keyring: keyring({ dbs, keys: fileKeys(tenants) }),
    law: readLaw(),
    vocabulary: readVocabulary(),
    clock: options.clock ?? systemClock,
    loopCtx: loopContexts(tenants),
    wakeDispatch: (tenant) => dispatch.wake(tenant),
    at: options.at ?? (() => undefined),
  }
  const dispatch = tenantLoop({ ...base, name: 'dispatch', work: (tenant) => dispatchOnce(app, tenant), pollMs })
  const takeOver = tenantLoop({ ...base, name: 'taking over', work: (tenant) => takeOverOnce(app, tenant), pollMs })
  const verify = tokenVerifier((issuer) => tenants.find((tenant) => tenant.issuer === issuer), { audience })
  const grpc = grpcServer({
    host,
    port: config.GRPC_PORT,
    services: [serve(CasesServiceService, casesService(app))],
    verify,
    auditRefusal: (ctx, entry) => auditRefusal(app, ctx, entry),
    log,
  })
  const channel = openChannel(`${host}:${config.GRPC_PORT}`)
  const door = restDoor({ services: ['sustento.cases.v1.CasesService'], channel })
  return run(
    log,
    {
      servers: [grpc, httpServer({ host, port: config.HTTP_PORT, routes: [door], log })],
      loops: [
        consume({
          ...{ ...base, dbs, bus, service: 'messaging', group: 'cases', effects: effectsOfMessaging(app) },
          onHandled: (_, tenant) => takeOver.wake(tenant),
        }),
        takeOver,
        dispatch,
        tenantLoop({ ...base, name: 'housekeeping', work: (tenant) => tidyUp(app, tenant), pollMs: tidyMs }),
        outboxRelay({ ...base, dbs, bus }),
      ],
      ready: () => dbs.anyReachable(),
      close: [() => channel.close(), () => closeAll(peers), bus.close, dbs.closeAll],
    },
    options,
  )
}

type Closing = { close(): void }

function peersAt(config: CasesConfig) {
  return {
    forms: grpcClient(FormsServiceClient, config.FORMS_ADDRESS, { deadlineMs: 30_000 }),
    messaging: grpcClient(MessagingServiceClient, config.MESSAGING_ADDRESS),
    identity: grpcClient(IdentityServiceClient, config.IDENTITY_ADDRESS),
  } satisfies Peers & Record<string, Closing>
}

function closeAll(peers: Record<string, Closing>): void {
  for (const peer of Object.values(peers)) peer.close()
}

/** Loops act for no user: they call the other services as the tenant's own service account. */
function loopContexts(tenants: Tenant[]): (tenant: string) => Promise<Ctx> {
  const tokens = new Map(
    tenants.map(({ id, issuer, service: { clientId, clientSecret } }) => [
      id,
      serviceToken({ issuer, clientId, clientSecret }),
    ]),
  )
  return async (tenant) => {
    const token = await tokens.get(tenant)?.()
    if (!token) throw new Fault(`${tenant} is not served here`)
    return systemCtx(tenant, token)
  }
}
