import { type Clock, systemClock } from '@sustento/platform/clock'
import { MessagingServiceService } from '@sustento/platform/gen/sustento/messaging/v1/messaging_service'
import { consume } from '@sustento/platform/inbox'
import { serve } from '@sustento/platform/rpc/server'
import type { Running, RunOptions } from '@sustento/platform/run'
import { applyErasures } from '@sustento/platform/seal/erasures'
import { runService, serviceBase } from '@sustento/platform/service'
import { tenantLoop } from '@sustento/platform/tenant-loop'
import { as4Endpoint, as4Parts } from './as4-parts.ts'
import { type MessagingConfig, revocationOf } from './config.ts'
import { checkRevocation } from './revocation/revocation.ts'
import { accessPoints, reloading } from './store/access-points.ts'
import { eraseAgain } from './store/erase-message.ts'
import { migrations } from './store/migrations.ts'
import { effectsOfCases } from './transport/consumers.ts'
import { messagingService } from './transport/messaging-service.ts'
import { queueMetrics } from './transport/queue-metrics.ts'
import { readTls } from './transport/tls.ts'
import type { App } from './usecases/app.ts'
import type { CrashPoint } from './usecases/crash-points.ts'
import { timeOutNext } from './usecases/ecodex/time-out-next.ts'
import { workNext } from './usecases/ecodex/work-next.ts'
import { forwardNext } from './usecases/forwarding/forward-next.ts'
import { readMeasures } from './usecases/operator/read-queue.ts'
import { watchCertificates } from './usecases/operator/watch-certificates.ts'
import { purge } from './usecases/purge.ts'
import { sendNext } from './usecases/send/send-next.ts'
import { sweep } from './usecases/sweep.ts'

/** The tenants of this service with their databases: all that a command needs. */
export const messagingBase = (config: MessagingConfig) => serviceBase('messaging', config, { entities: [], migrations })

/** How often evidences are looked for that are overdue. */
const minute = 60_000

/** How often what waits is counted for the metrics. */
const measureMs = 15_000

/** How often contents are looked for that nobody finished. */
const hour = 3_600_000

/** What tests, and several services in one process, start the service with. */
export interface StartOptions extends RunOptions {
  clock?: Clock
  /** Called where the process may die in the middle of an exchange. */
  at?: (point: CrashPoint) => void
}

/** Composes the service and starts it. */
export async function startMessaging(config: MessagingConfig, options: StartOptions = {}): Promise<Running> {
  const base = messagingBase(config)
  const { tenants, dbs, log } = base
  dbs.onOpen(applyErasures(dbs, eraseAgain))
  const tls = await readTls(config)
  const clock = options.clock ?? systemClock
  const ids = tenants.map(({ id }) => id)
  const settings = revocationOf(config)
  const { points, close } = await checkRevocation(await accessPoints(tenants, log), ids, settings, { clock, log })
  const { common, close: closeClient } = as4Parts(config, { dbs, tenants, points, clock, log, tls })
  const app: App = {
    ...common,
    wake: (tenant, why) => {
      if (why === undefined) sending.wake(tenant)
      evidences.wake(tenant)
      forwarding.wake(tenant)
    },
    at: options.at ?? (() => undefined),
  }
  // each tenant has workers of its own: none waits for another's partner
  const loop = (name: string, pollMs: number, work: (tenant: string) => Promise<boolean>, workers = 1) =>
    tenantLoop({ ...base, name, work, pollMs, workers })
  const sending = loop('sender', config.SEND_POLL_MS, (tenant) => sendNext(app, tenant), config.SEND_WORKERS)
  const evidences = loop('evidences', config.SEND_POLL_MS, (tenant) => workNext(app, tenant))
  const forwarding = loop('forwarding', config.SEND_POLL_MS, (tenant) => forwardNext(app, tenant))
  const measures = queueMetrics(clock)
  const watch = watchCertificates(app, ids)
  const consumer = consume({ ...base, service: 'cases', group: 'messaging', effects: effectsOfCases(app) })
  const parts = {
    served: serve(MessagingServiceService, messagingService(app)),
    servers: [as4Endpoint(app, config, tls)],
    loops: [
      consumer,
      sending,
      evidences,
      forwarding,
      loop('overdue evidences', minute, (tenant) => timeOutNext(app, tenant)),
      loop('sweeper', hour, (tenant) => sweep(app, tenant)),
      loop('retention', hour, (tenant) => purge(app, tenant)),
      loop('certificates', hour, watch.look),
      loop('queue metrics', measureMs, async (tenant) => {
        measures.update(tenant, await readMeasures(app, { tenant }))
        return false
      }),
      reloading(points, log, config.PARTNERS_RELOAD_MS),
    ],
    clock: app.clock,
    close: [async () => measures.close(), async () => watch.close(), closeClient, close],
  }
  return runService(base, config, parts, options)
}
