import type { Clock } from '@sustento/platform/clock'
import type { Log } from '@sustento/platform/log'
import { fileKeys } from '@sustento/platform/seal/file-keys'
import { keyring } from '@sustento/platform/seal/keyring'
import type { Serving } from '@sustento/platform/serving'
import type { StoredTenant, TenantDatabases } from '@sustento/platform/tenants'
import type { MessagingConfig } from './config.ts'
import { Throttle } from './domain/throttle.ts'
import type { AccessPoints } from './store/access-points.ts'
import { as4Listener } from './transport/as4-listener.ts'
import { poster } from './transport/post.ts'
import type { As4Tls } from './transport/tls.ts'
import type { App } from './usecases/app.ts'

/** What an access point is made of, whether cases or folders are behind it. */
export interface As4Ground {
  dbs: TenantDatabases
  tenants: (StoredTenant & { folder: string })[]
  points: AccessPoints
  clock: Clock
  log: Log
  tls: As4Tls
}

/** Everything that the use cases work with, but what wakes whom; `close` ends the connections to partners. */
export function as4Parts(
  config: MessagingConfig,
  { dbs, tenants, points, clock, log, tls }: As4Ground,
): { common: Omit<App, 'wake' | 'at'>; close: () => Promise<void> } {
  const client = poster({ connectMs: config.SEND_CONNECT_MS, answerMs: config.SEND_ANSWER_MS, tls: tls.client })
  const common = {
    dbs,
    keyring: keyring({ dbs, keys: fileKeys(tenants) }),
    points,
    clock,
    log,
    limits: { size: config.AS4_MAX_PART_BYTES, ratio: 100, free: 32 << 20 },
    partners: new Throttle({ atOnce: config.AS4_PARTNER_MESSAGES, perMinute: config.AS4_PARTNER_PER_MINUTE }, clock),
    sending: { leaseMs: config.SEND_LEASE_MS, post: client.post },
  }
  return { common, close: client.close }
}

/** The listener for partners. */
export function as4Endpoint(app: App, config: MessagingConfig, tls: As4Tls, path?: string): Serving {
  return as4Listener(app, {
    host: config.AS4_HOST,
    port: config.AS4_PORT,
    ...(path === undefined ? {} : { path }),
    body: { maxBytes: config.AS4_MAX_MESSAGE_BYTES, idleMs: config.AS4_IDLE_MS, minBytesPerSecond: 1024 },
    admission: {
      all: { atOnce: config.AS4_MAX_CONNECTIONS, perMinute: config.AS4_PER_MINUTE },
      address: { atOnce: config.AS4_ADDRESS_CONNECTIONS, perMinute: config.AS4_ADDRESS_PER_MINUTE },
    },
    tls: tls.server,
  })
}
