import { randomUUID } from 'node:crypto'
import { topicOf } from '@sustento/platform/bus/event'
import { postgresBus } from '@sustento/platform/bus/postgres'
import { systemClock } from '@sustento/platform/clock'
import { freePort } from '@sustento/platform/embedded/free-port'
import { MessagingServiceClient } from '@sustento/platform/gen/sustento/messaging/v1/messaging_service'
import { grpcClient } from '@sustento/platform/rpc/client'
import { testIssuer } from '@sustento/platform/testing/issuer'
import { silentLog } from '@sustento/platform/testing/log'
import { testTenantIds, testTenants } from '@sustento/platform/testing/tenants'
import { messagingEnv } from '../config.ts'
import { startMessaging } from '../start.ts'
import { migrations } from '../store/migrations.ts'
import { writeAccessPoint } from './access-point-folder.ts'
import { type TestAccessPoint, testAccessPoints } from './identities.ts'

/** The whole service for two tenants that know each other, and a partner `nobody` that never answers. */
export type TestService = Awaited<ReturnType<typeof startTestService>>

/** Starts the service as a State does, on real PostgreSQL with a real bus. */
export async function startTestService() {
  const issuer = await testIssuer()
  const authorities = await testTenants('messaging', [], migrations, { keys: true, bus: true, issuer: issuer.issuer })
  const { tenants, dir } = authorities
  const points = await testAccessPoints(['east', 'west', 'nobody'], systemClock.now())
  const as4Port = await freePort()
  await writeFiles(dir, points, `http://127.0.0.1:${as4Port}/as4`)
  const [grpcPort, httpPort] = [await freePort(), await freePort()]
  const env = { TENANTS_DIR: dir, LOG_LEVEL: 'silent', GRPC_PORT: grpcPort, HTTP_PORT: httpPort, AS4_PORT: as4Port }
  const running = await startMessaging(messagingEnv.parse({ ...env, SEND_POLL_MS: 100 }), { signals: false })
  const bus = postgresBus({ tenants, log: silentLog })
  const facts = await recordFacts(bus)
  const client = grpcClient(MessagingServiceClient, `127.0.0.1:${running.ports.grpc}`)
  return {
    client,
    http: `http://127.0.0.1:${running.ports.http}`,
    as4: `http://127.0.0.1:${as4Port}/as4`,
    as: async (tenant: string, role: string) => ({ token: await issuer.token(tenant, [role]) }),
    /** The last published fact of a type; throws as long as there is none. */
    factOf(tenant: string, type: string): Buffer {
      const found = facts.findLast((fact) => fact.tenant === tenant && fact.type === type)
      if (found === undefined) throw new Error(`${tenant} has not told ${type}`)
      return found.data
    },
    /** Tells a fact as `cases` does. */
    async tellFromCases(tenant: string, type: string, subject: string, data: Uint8Array): Promise<void> {
      const source = `/tenants/${tenant}/cases`
      const event = { id: randomUUID(), source, type, subject, key: subject, time: systemClock.now(), data }
      await bus.publish(tenant, topicOf(tenant, 'cases'), [event])
    },
    async stop() {
      client.close()
      await running.stop()
      await bus.close()
      await authorities.close()
      await issuer.close()
    },
  }
}

async function writeFiles(dir: string, points: Record<'east' | 'west' | 'nobody', TestAccessPoint>, endpoint: string) {
  const { east, west, nobody } = points
  await writeAccessPoint(dir, 'ca-east', east, [west, nobody], { endpoint, [nobody.party]: 'http://127.0.0.1:9/as4' })
  await writeAccessPoint(dir, 'ca-west', west, [east], { endpoint })
}

async function recordFacts(bus: ReturnType<typeof postgresBus>) {
  const facts: { tenant: string; type: string; data: Buffer }[] = []
  for (const tenant of testTenantIds) {
    let position = 0n
    await bus.subscribe(tenant, topicOf(tenant, 'messaging'), 'test', {
      position: async () => position,
      async handle(event) {
        position = event.position
        facts.push({ tenant, type: event.type, data: Buffer.from(event.data) })
      },
    })
  }
  return facts
}
