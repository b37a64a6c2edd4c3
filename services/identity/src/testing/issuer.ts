import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type FixedClock, fixedClock, systemClock } from '@sustento/platform/clock'
import { fileKeys } from '@sustento/platform/seal/file-keys'
import { keyring } from '@sustento/platform/seal/keyring'
import { recordingLog } from '@sustento/platform/testing/log'
import { type TestTenants, testTenantIds, testTenants } from '@sustento/platform/testing/tenants'
import express from 'express'
import type { IdentityApp } from '../app.ts'
import { codeAt } from '../secrets/totp.ts'
import { identityEntities } from '../store/entities.ts'
import { identityMigrations } from '../store/migrations.ts'
import { issuerRouter } from '../transport/issuer/router.ts'
import { issuerTenants } from '../transport/issuer/tenant.ts'
import { type Seed, type SeedUser, seedTenant } from '../usecases/seed-tenant.ts'

export const redirectUri = 'http://127.0.0.1:9/callback'
export const signedOutUri = 'http://127.0.0.1:9/'

/** The users of each tenant in these tests; nobody real. */
export const users = {
  nuru: user('n.adeyemi', 'Nuru Adeyemi', ['caseworker'], 'WNPMMFKSA7GYSJF6F7SV6POXR6J23HBG'),
  ana: user('a.administrator', 'Ana Administrator', ['administrator'], 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'),
} satisfies Record<string, SeedUser>

/** A secret of 32 bytes, as deployments make them. */
export const secretOf = (tenant: string, client: string) => `${tenant}-${client}-`.padEnd(43, 'x')

/** Issuers as a browser and its user see them. */
export interface Issuing {
  origin: string
  issuer(tenant: string): string
  /** The code that the user's app shows now. */
  code(user: SeedUser): string
}

/** Two tenants' issuers, answering over HTTP. */
export interface TestIssuer extends Issuing {
  app: IdentityApp
  clock: FixedClock
  tenants: TestTenants
  /** Lines of the log. */
  lines: Record<string, unknown>[]
  close(): Promise<void>
}

export async function testIssuer(
  options: { attemptsPerAddress?: number; publicOrigin?: string } = {},
): Promise<TestIssuer> {
  const site = express()
  const server = createServer(site)
  const origin = await listen(server)
  const issuer = (tenant: string) => `${options.publicOrigin ?? origin}/oidc/${tenant}`
  const tenants = await testTenants('identity', identityEntities, identityMigrations, { keys: true, bus: true, issuer })
  const { log, lines } = recordingLog()
  const clock = fixedClock(systemClock.now().toISOString())
  const { dbs } = tenants
  const app: IdentityApp = { dbs, keyring: keyring({ dbs, keys: fileKeys(tenants.tenants) }), clock, log }
  for (const tenant of testTenantIds) await seedTenant(app, tenant, seed(tenant))
  const web = { redirectUris: [redirectUri], postLogoutRedirectUris: [signedOutUri] }
  const { attemptsPerAddress = 10_000 } = options
  site.use(
    issuerRouter(app, {
      tenants: issuerTenants(tenants.tenants, signedOutUri),
      web,
      attemptsPerAddress,
      trustedProxies: 0,
    }),
  )
  return {
    app,
    clock,
    tenants,
    origin,
    lines,
    issuer,
    code: ({ totpSecret }) => codeAt(totpSecret, clock.now()),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await tenants.close()
    },
  }
}

/** What each tenant of a test begins with. */
export function seed(tenant: string): Seed {
  const account = (clientId: 'cases' | 'messaging' | 'stats' | 'web') => {
    const roles = [`service-${clientId}` as const]
    return { clientId, secret: secretOf(tenant, clientId), roles }
  }
  return {
    serviceAccounts: [account('cases'), account('messaging'), account('stats'), account('web')],
    users: Object.values(users),
  }
}

function user(login: string, displayName: string, roles: SeedUser['roles'], totpSecret: string): SeedUser {
  return {
    login,
    displayName,
    email: `${login}@authority.example`,
    roles,
    password: `correct horse ${roles}`,
    totpSecret,
  }
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
