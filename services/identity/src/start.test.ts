import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { systemClock } from '@sustento/platform/clock'
import { loadConfig } from '@sustento/platform/config'
import { freePort } from '@sustento/platform/embedded/free-port'
import { IdentityServiceClient } from '@sustento/platform/gen/sustento/identity/v1/identity_service'
import { grpcClient } from '@sustento/platform/rpc/client'
import type { Calls } from '@sustento/platform/rpc/definition'
import { eventually } from '@sustento/platform/testing/eventually'
import { type TestTenants, testTenantIds, testTenants } from '@sustento/platform/testing/tenants'
import { identityEnv } from './config.ts'
import { codeAt } from './secrets/totp.ts'
import { type RunningIdentity, startIdentity } from './start.ts'
import { identityEntities } from './store/entities.ts'
import { identityMigrations } from './store/migrations.ts'
import { type Issuing, redirectUri, seed, signedOutUri, users } from './testing/issuer.ts'
import { askToken, signIn } from './testing/sign-in.ts'

let tenants: TestTenants
let running: RunningIdentity
let issuing: Issuing
let client: Calls<typeof IdentityServiceClient.service> & { close(): void }
let administrator: string

beforeAll(async () => {
  const [http, grpc] = [await freePort(), await freePort()]
  const origin = `http://127.0.0.1:${http}`
  const issuer = (tenant: string) => `${origin}/oidc/${tenant}`
  tenants = await testTenants('identity', identityEntities, identityMigrations, { keys: true, bus: true, issuer })
  const config = loadConfig(identityEnv, {
    TENANTS_DIR: tenants.dir,
    HTTP_PORT: String(http),
    GRPC_PORT: String(grpc),
    LOG_LEVEL: 'silent',
    WEB_REDIRECT_URIS: redirectUri,
    WEB_SIGNED_OUT_URIS: signedOutUri,
  })
  running = await startIdentity(config, { signals: false })
  for (const tenant of testTenantIds) await running.seed(tenant, seed(tenant))
  issuing = { origin, issuer, code: ({ totpSecret }) => codeAt(totpSecret, systemClock.now()) }
  client = grpcClient(IdentityServiceClient, `127.0.0.1:${grpc}`)
  const { tokens } = await signIn(issuing, 'ca-east', users.ana)
  administrator = String((await tokens()).body.access_token)
})
afterAll(async () => {
  client.close()
  await running.stop()
  await tenants.close()
})

const requestId = () => randomUUID()
const auditOfEast = async () =>
  (await tenants.dbs.get('ca-east')).query(`SELECT action, name, reason FROM audit WHERE outcome = 'refused'`)

test('a user who signed in asks with the token over gRPC', async () => {
  const { user } = await client.getCurrentUser({ parent: 'tenants/ca-east' }, { token: administrator })
  expect(user).toMatchObject({ login: users.ana.login, displayName: users.ana.displayName, roles: ['administrator'] })
})

test('the same over REST, with problem documents for what is refused', async () => {
  const url = `${issuing.origin}/v1/tenants/ca-east/users?pageSize=1`
  const answer = await fetch(url, { headers: { authorization: `Bearer ${administrator}` } })
  expect([answer.status, await answer.json()]).toMatchObject([200, { users: [{ etag: expect.any(String) }] }])
  const refused = await fetch(url)
  expect(refused.headers.get('content-type')).toContain('application/problem+json')
  expect([refused.status, await refused.json()]).toMatchObject([401, { reason: 'UNAUTHENTICATED' }])
})

test('the token of one authority is refused on the other and the attempt audited at home', async () => {
  const west = client.listUsers({ parent: 'tenants/ca-west', pageSize: 0, pageToken: '' }, { token: administrator })
  await expect(west).rejects.toMatchObject({ reason: 'WRONG_TENANT' })
  expect(await auditOfEast()).toContainEqual({
    action: '/sustento.identity.v1.IdentityService/ListUsers',
    name: 'tenants/ca-west',
    reason: 'WRONG_TENANT',
  })
})

test('a service account may read the authority and nothing about people', async () => {
  const { body } = await askToken(issuing, 'ca-east', { grant_type: 'client_credentials' })
  const token = String(body.access_token)
  const { tenant } = await client.getTenant({ name: 'tenants/ca-east' }, { token })
  expect(tenant?.displayName).toBe('Authority ca-east')
  const users = client.listUsers({ parent: 'tenants/ca-east', pageSize: 0, pageToken: '' }, { token })
  await expect(users).rejects.toMatchObject({ reason: 'PERMISSION_DENIED' })
})

test('facts reach the bus', async () => {
  const name = 'tenants/ca-east'
  const { users: all } = await client.listUsers({ parent: name, pageSize: 0, pageToken: '' }, { token: administrator })
  const nuru = all.find(({ login }) => login === users.nuru.login)
  await client.unlockUser({ name: nuru?.name ?? '', requestId: requestId() }, { token: administrator })
  const db = await tenants.dbs.get('ca-east')
  await eventually(async () => {
    const [fact] = await db.query(`SELECT published_at FROM outbox WHERE type = 'sustento.identity.v1.UserUnlocked'`)
    expect(fact.published_at).toEqual(expect.any(Date))
  })
})

test('is ready, and says so', async () => {
  await eventually(async () => expect((await fetch(`${issuing.origin}/ready`)).status).toBe(200))
  expect(await (await fetch(`${issuing.origin}/live`)).json()).toEqual({ status: 'live' })
})

test('every wrong key of the configuration is named at once', () => {
  const env = { HTTP_PORT: 'eighty', WEB_REDIRECT_URIS: 'nowhere' }
  expect(() => loadConfig(identityEnv, env)).toThrow(/TENANTS_DIR.*HTTP_PORT.*WEB_REDIRECT_URIS.*WEB_SIGNED_OUT_URIS/)
})
