import { systemClock } from '@sustento/platform/clock'
import { freePort } from '@sustento/platform/embedded/free-port'
import { fileKeys } from '@sustento/platform/seal/file-keys'
import { keyring } from '@sustento/platform/seal/keyring'
import { silentLog } from '@sustento/platform/testing/log'
import type { TestTenants } from '@sustento/platform/testing/tenants'
import { messagingEnv } from '../config.ts'
import { Throttle } from '../domain/throttle.ts'
import { startMessaging } from '../start.ts'
import { accessPoints } from '../store/access-points.ts'
import type { App } from '../usecases/app.ts'
import type { Post } from '../usecases/send/post.ts'

/** Starts the service with the given settings; any number of them may share the databases. */
export async function startService({ dir }: Pick<TestTenants, 'dir'>, settings: object) {
  const [GRPC_PORT, HTTP_PORT] = [await freePort(), await freePort()]
  const env = { TENANTS_DIR: dir, LOG_LEVEL: 'silent', GRPC_PORT, HTTP_PORT, SEND_POLL_MS: 100, ...settings }
  return startMessaging(messagingEnv.parse(env), { signals: false })
}

/** Hands messages in and reads them, as another replica of the service does; the one that runs sends them. */
export async function replica({ tenants, dbs }: TestTenants, post: Post): Promise<App> {
  return {
    dbs,
    keyring: keyring({ dbs, keys: fileKeys(tenants) }),
    points: await accessPoints(tenants, silentLog),
    clock: systemClock,
    log: silentLog,
    limits: { size: 1 << 30, ratio: 100, free: 4 << 20 },
    partners: new Throttle({ atOnce: 1000, perMinute: 100_000 }, systemClock),
    sending: { leaseMs: 15_000, post },
    wake: () => undefined,
    at: () => undefined,
  }
}
