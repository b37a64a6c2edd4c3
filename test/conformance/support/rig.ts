import { messagingEnv } from '@sustento/messaging/config'
import { startMessaging } from '@sustento/messaging/start'
import { accessPoints } from '@sustento/messaging/store/access-points'
import { migrations } from '@sustento/messaging/store/migrations'
import { writeAccessPoint } from '@sustento/messaging/testing/access-point-folder'
import { testAccessPoints } from '@sustento/messaging/testing/identities'
import { partnerServer } from '@sustento/messaging/testing/partner-server'
import { poster } from '@sustento/messaging/transport/post'
import type { App } from '@sustento/messaging/usecases/app'
import type { Post } from '@sustento/messaging/usecases/send/post'
import { systemClock } from '@sustento/platform/clock'
import { freePort } from '@sustento/platform/embedded/free-port'
import { fileKeys } from '@sustento/platform/seal/file-keys'
import { keyring } from '@sustento/platform/seal/keyring'
import { silentLog } from '@sustento/platform/testing/log'
import { type TestTenants, testTenants } from '@sustento/platform/testing/tenants'

/** The service as it runs, for two authorities that know each other and `north`, a partner whose answers a test decides. */
export type Rig = Awaited<ReturnType<typeof startRig>>

/** What the authorities have agreed, besides the test service. */
export const oneWay = { service: { value: 'SRV_SIMPLE_ONEWAY', type: '' }, action: 'ACT_SIMPLE_ONEWAY' }
export const twoWay = { service: { value: 'SRV_SIMPLE_TWOWAY', type: '' }, action: 'ACT_SIMPLE_TWOWAY' }
const agreements = [oneWay, twoWay].map(({ service, action }) => ({ service: service.value, action }))

/** Starts the service on real databases, with its listener, its loops and the files that an operator writes. */
export async function startRig() {
  const points = await testAccessPoints(['east', 'west', 'north'], systemClock.now())
  const tenants = await testTenants('messaging', [], migrations, { keys: true, bus: true })
  const partner = await partnerServer()
  const port = await freePort()
  const endpoint = `http://127.0.0.1:${port}/as4`
  const changes = { partner: { agreements, retry: { delaysSeconds: [0.1, 0.2] } } }
  for (const [tenant, owner] of [
    ['ca-east', points.east],
    ['ca-west', points.west],
  ] as const) {
    const others = Object.values(points).filter((point) => point !== owner)
    const endpoints = { endpoint, [points.north.party]: partner.endpoint }
    await writeAccessPoint(tenants.dir, tenant, owner, others, endpoints, changes)
  }
  const running = await startService(tenants, { AS4_PORT: port })
  const client = poster({ connectMs: 2000, answerMs: 5000 })
  return {
    ...points,
    /** Where the access point of both authorities is reached. */
    endpoint,
    partner,
    tenants,
    app: await replica(tenants, client.post),
    async stop() {
      await running.stop()
      await client.close()
      await partner.close()
      await tenants.close()
    },
  }
}

/** Starts the service with the given settings; any number of them may share the databases. */
export async function startService({ dir }: Pick<TestTenants, 'dir'>, settings: object) {
  const [GRPC_PORT, HTTP_PORT] = [await freePort(), await freePort()]
  const env = { TENANTS_DIR: dir, LOG_LEVEL: 'silent', GRPC_PORT, HTTP_PORT, SEND_POLL_MS: 100, ...settings }
  return startMessaging(messagingEnv.parse(env), { signals: false })
}

/** Hands messages in and reads them, as another replica of the service does; the one that runs sends them. */
async function replica({ tenants, dbs }: TestTenants, post: Post): Promise<App> {
  return {
    dbs,
    keyring: keyring({ dbs, keys: fileKeys(tenants) }),
    points: await accessPoints(tenants, silentLog),
    clock: systemClock,
    log: silentLog,
    limits: { size: 16 << 20, ratio: 100, free: 4 << 20 },
    sending: { leaseMs: 15_000, post },
    wake: () => undefined,
    at: () => undefined,
  }
}
