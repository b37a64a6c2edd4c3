import type { Bus } from '@sustento/platform/bus/port'
import { housekeeping } from '@sustento/platform/housekeeping'
import type { Loop } from '@sustento/platform/loop'
import { outboxRelay } from '@sustento/platform/outbox'
import { fileKeys } from '@sustento/platform/seal/file-keys'
import { keyring } from '@sustento/platform/seal/keyring'
import type { Serving } from '@sustento/platform/serving'
import { tenantLoop } from '@sustento/platform/tenant-loop'
import type { StoredTenant, TenantDatabases } from '@sustento/platform/tenants'
import { messagingEnv } from '../config.ts'
import { Throttle } from '../domain/throttle.ts'
import { checkRevocation } from '../revocation/revocation.ts'
import { reloading } from '../store/access-points.ts'
import { as4Listener } from '../transport/as4-listener.ts'
import { poster } from '../transport/post.ts'
import { readTls } from '../transport/tls.ts'
import type { App } from '../usecases/app.ts'
import { purge } from '../usecases/purge.ts'
import { sendNext } from '../usecases/send/send-next.ts'
import { sweep } from '../usecases/sweep.ts'
import type { Folders } from './folders.ts'
import type { GateOptions } from './gate.ts'
import { deliverReceived } from './inbox/deliver.ts'
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
  const { host, port, path } = config.listen
  const settings = messagingEnv.parse({ TENANTS_DIR: config.data, AS4_HOST: host, AS4_PORT: port })
  const own = onePoint(config, file, { clock, log })
  const { points, close: closeRevocation } = await checkRevocation(own, [tenant], config.revocation, { clock, log })
  const tls = await readTls(settings)
  const client = poster({ connectMs: settings.SEND_CONNECT_MS, answerMs: settings.SEND_ANSWER_MS, tls: tls.client })
  const app: App = {
    dbs,
    keyring: keyring({ dbs, keys: fileKeys(tenants) }),
    points,
    clock,
    log,
    limits: { size: settings.AS4_MAX_PART_BYTES, ratio: 100, free: 32 << 20 },
    partners: new Throttle(
      { atOnce: settings.AS4_PARTNER_MESSAGES, perMinute: settings.AS4_PARTNER_PER_MINUTE },
      clock,
    ),
    sending: { leaseMs: settings.SEND_LEASE_MS, post: client.post },
    wake: () => sender.wake(tenant),
    at: () => undefined,
    refused: refusalFile(folders.refused, clock),
  }
  const base = { tenants, dbs, log, clock }
  const loop = (name: string, pollMs: number, work: () => Promise<boolean>, workers = 1) =>
    tenantLoop({ ...base, name, work, pollMs, workers, longestBackOffMs: 5000 })
  const sender = loop('sender', settings.SEND_POLL_MS, () => sendNext(app, tenant), 4)
  const box = outbox(app, folders, told)
  return {
    app,
    outbox: box,
    listener: as4Listener(app, {
      host,
      port,
      path,
      body: { maxBytes: settings.AS4_MAX_MESSAGE_BYTES, idleMs: settings.AS4_IDLE_MS, minBytesPerSecond: 1024 },
      admission: {
        all: { atOnce: settings.AS4_MAX_CONNECTIONS, perMinute: settings.AS4_PER_MINUTE },
        address: { atOnce: settings.AS4_ADDRESS_CONNECTIONS, perMinute: settings.AS4_ADDRESS_PER_MINUTE },
      },
      tls: tls.server,
    }),
    watching: [
      loop('outbox', lookMs, async () => (await box.pass()).more),
      loop('inbox', lookMs, () => deliverReceived(app, folders)),
    ],
    sending: [
      sender,
      loop('sweeper', hour, () => sweep(app, tenant)),
      loop('retention', hour, () => purge(app, tenant)),
      housekeeping(base),
      outboxRelay({ ...base, bus: nobody, service: 'messaging' }),
      reloading(points, log, settings.PARTNERS_RELOAD_MS),
    ],
    async close() {
      await closeRevocation()
      await client.close()
    },
  }
}
