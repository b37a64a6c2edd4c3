import { chunkChores as chores } from '@sustento/platform/chunks/partitions'
import { type Clock, systemClock } from '@sustento/platform/clock'
import { CasesServiceService } from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import { FormsServiceClient } from '@sustento/platform/gen/sustento/forms/v1/forms_service'
import { IdentityServiceClient } from '@sustento/platform/gen/sustento/identity/v1/identity_service'
import { MessagingServiceClient } from '@sustento/platform/gen/sustento/messaging/v1/messaging_service'
import { consume } from '@sustento/platform/inbox'
import { grpcClient } from '@sustento/platform/rpc/client'
import { serve } from '@sustento/platform/rpc/server'
import type { Running, RunOptions } from '@sustento/platform/run'
import { applyErasures } from '@sustento/platform/seal/erasures'
import { fileKeys } from '@sustento/platform/seal/file-keys'
import { keyring } from '@sustento/platform/seal/keyring'
import { runService, serviceBase } from '@sustento/platform/service'
import { serviceTokens } from '@sustento/platform/service-token'
import { tenantLoop } from '@sustento/platform/tenant-loop'
import type { App, Peers } from './app.ts'
import type { CasesConfig } from './config.ts'
import { checkAgreements } from './domain/check-agreements.ts'
import { casesEntities as entities } from './store/entities.ts'
import { eraseAgain } from './store/erase.ts'
import { readLaw } from './store/law.ts'
import { casesMigrations as migrations } from './store/migrations.ts'
import { readVocabulary } from './store/vocabulary.ts'
import { casesService } from './transport/cases-service.ts'
import { effectsOfMessaging } from './transport/consumers.ts'
import type { CrashPoint } from './usecases/crash-points.ts'
import { dispatchOnce } from './usecases/dispatch.ts'
import { systemCtx } from './usecases/system-ctx.ts'
import { takeOverOnce } from './usecases/take-over.ts'

/** The tenants of this service with their databases: all that a command needs. */
export const casesBase = (config: CasesConfig) => serviceBase('cases', config, { entities, migrations })

/** How often the loops look by themselves, when nobody wakes them. */
const pollMs = 1_000

/** What tests, and several services in one process, start the service with. */
export interface StartOptions extends RunOptions {
  clock?: Clock
  /** Called where a process may die in the middle of an exchange. */
  at?: (point: CrashPoint) => void
}

/** Composes the service and starts it. */
export function startCases(config: CasesConfig, options: StartOptions = {}): Promise<Running> {
  const base = casesBase(config)
  const { tenants, dbs, log } = base
  dbs.onOpen(applyErasures(dbs, eraseAgain))
  const peers = peersAt(config)
  const tokenOf = serviceTokens(tenants)
  const law = readLaw()
  checkAgreements(law, tenants)
  const app: App = {
    dbs,
    tenants,
    log,
    peers,
    keyring: keyring({ dbs, keys: fileKeys(tenants) }),
    law,
    vocabulary: readVocabulary(),
    clock: options.clock ?? systemClock,
    loopCtx: async (tenant) => systemCtx(tenant, await tokenOf(tenant)),
    wakeDispatch: (tenant) => dispatch.wake(tenant),
    at: options.at ?? (() => undefined),
  }
  const dispatch = tenantLoop({ ...base, name: 'dispatch', work: (tenant) => dispatchOnce(app, tenant), pollMs })
  const takeOver = tenantLoop({ ...base, name: 'taking over', work: (tenant) => takeOverOnce(app, tenant), pollMs })
  const consumer = consume({
    ...{ ...base, service: 'messaging', group: 'cases', effects: effectsOfMessaging(app) },
    onHandled: (_, tenant) => takeOver.wake(tenant),
  })
  const parts = {
    served: serve(CasesServiceService, casesService(app)),
    loops: [consumer, takeOver, dispatch],
    chores,
    clock: app.clock,
    close: Object.values(peers).map((peer) => () => peer.close()),
  }
  return runService(base, config, parts, options)
}

function peersAt(config: CasesConfig) {
  return {
    forms: grpcClient(FormsServiceClient, config.FORMS_ADDRESS, { deadlineMs: 30_000 }),
    messaging: grpcClient(MessagingServiceClient, config.MESSAGING_ADDRESS),
    identity: grpcClient(IdentityServiceClient, config.IDENTITY_ADDRESS),
  } satisfies Peers
}
