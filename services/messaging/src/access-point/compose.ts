import type { Bus } from '@sustento/platform/bus/port'
import { housekeeping } from '@sustento/platform/housekeeping'
import type { Loop } from '@sustento/platform/loop'
import { outboxRelay } from '@sustento/platform/outbox'
import type { Serving } from '@sustento/platform/serving'
import { tenantLoop } from '@sustento/platform/tenant-loop'
import type { StoredTenant, TenantDatabases } from '@sustento/platform/tenants'
import { as4Endpoint, as4Parts } from '../as4-parts.ts'
import { messagingEnv } from '../config.ts'
import { checkRevocation } from '../revocation/revocation.ts'
import { reloading } from '../store/access-points.ts'
import type { App } from '../usecases/app.ts'
import { watchCertificates } from '../usecases/operator/watch-certificates.ts'
import { purge } from '../usecases/purge.ts'
import { sendNext } from '../usecases/send/send-next.ts'
import { sweep } from '../usecases/sweep.ts'
import type { Folders } from './folders.ts'
import type { GateOptions } from './gate.ts'
import { deliverReceived } from './inbox/deliver.ts'
import { type Operations, openMetrics, operationsOf } from './operations.ts'
import { type Outbox, outbox } from './outbox/outbox.ts'
import { onePoint } from './points.ts'
import { refusalFile } from './refusals.ts'
import { tenant } from './tenant.ts'

/** What an access point stands on. */
export interface Ground {
  tenants: (StoredTenant & { folder: string })[]
  dbs: TenantDatabases
  folders: Folders
}

/** The parts of an access point. */
export interface GateParts {
  app: App
  outbox: Outbox
  listener: Serving
  /** Of probes and metrics, where they are wanted. */
  operations: Operations['servers']
  /** Whether it can serve. */
  ready: () => Promise<boolean>
  sending: Loop[]
  watching: Loop[]
  close(): Promise<void>
}

const lookMs = 400
const hour = 3_600_000

/** Facts have no reader here: the folders are the only other side. The relay still chains the audit log. */
const nobody: Bus = {
  publish: async () => undefined,
  subscribe: async () => ({ close: async () => undefined }),
  close: async () => undefined,
}

/** Puts the same parts together as the service has, with folders where it has its API and the other services. */
export async function compose(
  { config, file, log, clock, told }: GateOptions,
  { tenants, dbs, folders }: Ground,
): Promise<GateParts> {
  await openMetrics(config)
  const { host, port, path } = config.listen
  const settings = messagingEnv.parse({ TENANTS_DIR: config.data, AS4_HOST: host, AS4_PORT: port })
  const own = onePoint(config, file, { clock, log })
  const { points, close: closeRevocation } = await checkRevocation(own, [tenant], config.revocation, { clock, log })
  const tls = { server: config.listen.tls, client: config.tls }
  const { common, close: closeClient } = as4Parts(settings, { dbs, tenants, points, clock, log, tls })
  const app: App = {
    ...common,
    wake: (_, why) => {
      if (why === undefined) sender.wake(tenant)
    },
    at: () => undefined,
    refused: refusalFile(folders.refused, clock),
  }
  const base = { tenants, dbs, log, clock }
  const loop = (name: string, pollMs: number, work: () => Promise<boolean>, workers = 1) =>
    tenantLoop({ ...base, name, work, pollMs, workers, longestBackOffMs: 5000 })
  const sender = loop('sender', settings.SEND_POLL_MS, () => sendNext(app, tenant), 4)
  const begun = clock.now()
  const box = outbox(app, folders, told)
  const watch = watchCertificates(app, [tenant])
  const operations = operationsOf(app, config, { log, clock, loop })
  return {
    app,
    outbox: box,
    listener: as4Endpoint(app, settings, tls, path),
    operations: operations.servers,
    ready: () => dbs.anyReachable(),
    watching: [
      loop('outbox', lookMs, async () => (await box.pass()).more),
      loop('inbox', lookMs, () => deliverReceived(app, folders)),
      ...operations.loops,
    ],
    sending: [
      sender,
      loop('sweeper', hour, () => sweep(app, tenant, begun)),
      loop('retention', hour, () => purge(app, tenant)),
      loop('certificates', hour, () => watch.look(tenant)),
      housekeeping(base),
      outboxRelay({ ...base, bus: nobody, service: 'messaging', hints: false }),
      reloading(points, log, settings.PARTNERS_RELOAD_MS),
    ],
    async close() {
      watch.close()
      operations.close()
      await closeRevocation()
      await closeClient()
    },
  }
}
