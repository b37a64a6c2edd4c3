import { migrations } from '@sustento/messaging/store/migrations'
import { writeAccessPoint } from '@sustento/messaging/testing/access-point-folder'
import { testAccessPoints } from '@sustento/messaging/testing/identities'
import { partnerServer } from '@sustento/messaging/testing/partner-server'
import { replica, startService } from '@sustento/messaging/testing/replica'
import { poster } from '@sustento/messaging/transport/post'
import { systemClock } from '@sustento/platform/clock'
import { freePort } from '@sustento/platform/embedded/free-port'
import { testTenants } from '@sustento/platform/testing/tenants'

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
