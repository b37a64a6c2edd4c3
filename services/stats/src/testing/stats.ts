import { randomUUID } from 'node:crypto'
import { audience } from '@sustento/platform/audience'
import { topicOf } from '@sustento/platform/bus/event'
import { postgresBus } from '@sustento/platform/bus/postgres'
import { refuse } from '@sustento/platform/errors'
import { CasesServiceService } from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import { StatsServiceClient } from '@sustento/platform/gen/sustento/stats/v1/stats_service'
import { grpcClient } from '@sustento/platform/rpc/client'
import type { Definition, Handlers } from '@sustento/platform/rpc/definition'
import { grpcServer, serve } from '@sustento/platform/rpc/server'
import { testIssuer } from '@sustento/platform/testing/issuer'
import { silentLog } from '@sustento/platform/testing/log'
import { testTenants } from '@sustento/platform/testing/tenants'
import { tokenVerifier } from '@sustento/platform/tokens'
import { statsEnv } from '../config.ts'
import { startStats } from '../start.ts'
import { statsEntities, statsMigrations } from '../store/schema.ts'
import type { WireFact } from '../transport/read-fact.ts'

/** Facts that `cases` exports, some together in one message; a function is waited for at its place. */
export type Exported = (WireFact | WireFact[] | (() => Promise<void>))[]

/** Starts the service on real PostgreSQL, with a real bus, and a `cases` that exports what it is told to. */
export async function startTestStats() {
  const issuer = await testIssuer()
  const authorities = await testTenants('stats', statsEntities, statsMigrations, { bus: true, issuer: issuer.issuer })
  const { tenants, dir } = authorities
  const verify = tokenVerifier((iss) => tenants.find((tenant) => tenant.issuer === iss), { audience })
  const exported: Record<string, Exported> = {}
  const exports: string[] = []

  const cases = grpcServer({
    port: 0,
    services: [
      serve(CasesServiceService, {
        ...refusing(CasesServiceService),
        async *exportFacts(_request, { tenant, actor }) {
          exports.push(`${tenant} ${actor.roles}`)
          for (const each of exported[tenant] ?? []) {
            if (typeof each === 'function') await each()
            else yield { facts: [each].flat().map(toExported) }
          }
        },
      }),
    ],
    verify,
    auditRefusal: async () => undefined,
    log: silentLog,
  })
  const casesPort = await cases.start()
  const ports = { GRPC_PORT: 0, HTTP_PORT: 0, CASES_ADDRESS: `127.0.0.1:${casesPort}` }
  const running = await startStats(statsEnv.parse({ TENANTS_DIR: dir, LOG_LEVEL: 'silent', ...ports }), {
    signals: false,
  })
  const bus = postgresBus({ tenants, log: silentLog })
  // the longest that a call may take
  const client = grpcClient(StatsServiceClient, `127.0.0.1:${running.ports.grpc}`, { deadlineMs: 60_000 })
  const as = async (tenant: string, role = 'supervisor') => ({ token: await issuer.token(tenant, [role]) })

  return {
    dbs: authorities.dbs,
    client,
    as,
    exported,
    /** Tenant and role of each export. */
    exports,
    /** Tells facts on the bus, as the relay of `cases` does. */
    tell: (tenant: string, facts: WireFact[]) => {
      const common = { source: `/tenants/${tenant}/cases`, subject: `tenants/${tenant}/cases/1`, key: 'one' }
      return bus.publish(
        tenant,
        topicOf(tenant, 'cases'),
        facts.map((fact) => ({ ...common, ...fact })),
      )
    },
    async csv(tenant: string, year = 2026): Promise<string> {
      return (await client.exportAnnualReturn({ name: `tenants/${tenant}/annualReturns/${year}` }, await as(tenant)))
        .csv
    },
    async counted(tenant: string): Promise<bigint> {
      const name = `tenants/${tenant}/annualReturns/2026`
      return (await client.getAnnualReturn({ name }, await as(tenant))).factsCounted
    },
    async rebuild(tenant: string, requestId = randomUUID(), role = 'supervisor'): Promise<bigint> {
      const request = { parent: `tenants/${tenant}`, requestId }
      return (await client.rebuildStatistics(request, await as(tenant, role))).factsCounted
    },
    async stop() {
      client.close()
      await running.stop()
      await bus.close()
      await cases.drain(100)
      await authorities.close()
      await issuer.close()
    },
  }
}

/** What `startTestStats` starts. */
export type TestStats = Awaited<ReturnType<typeof startTestStats>>

const toExported = (fact: WireFact) => ({ subject: 'tenants/ca-east/cases/1', ...fact, data: Buffer.from(fact.data) })

function refusing<D extends Definition>(definition: D): Handlers<D> {
  const all = Object.keys(definition).map((key) => [key, () => refuse('UNIMPLEMENTED', 'not in this test')])
  return Object.fromEntries(all) as Handlers<D>
}
