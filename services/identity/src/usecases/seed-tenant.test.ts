import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type TestIssuer, testIssuer, users } from '../testing/issuer.ts'
import { askToken, signIn } from '../testing/sign-in.ts'
import { seedTenant } from './seed-tenant.ts'

let issuer: TestIssuer

beforeAll(async () => {
  issuer = await testIssuer()
})
afterAll(() => issuer.close())

const { nuru } = users
const usersOfEast = async () => (await issuer.app.dbs.get('ca-east')).query('SELECT id, password_hash FROM app_user')
const ask = (secret: string) =>
  askToken(issuer, 'ca-east', { grant_type: 'client_credentials' }, { id: 'cases', secret })

test('seeding again keeps users as they are', async () => {
  const before = await usersOfEast()
  const changed = { ...nuru, login: 'N.Adeyemi', password: 'another password' }
  await seedTenant(issuer.app, 'ca-east', { serviceAccounts: [], users: [changed] })
  expect(await usersOfEast()).toEqual(before)
  expect((await signIn(issuer, 'ca-east', nuru)).ended.url).toContain('code=')
})

test('seeding again gives a service account its new secret at once', async () => {
  const secret = 'a new secret of more than thirty-two characters'
  expect((await ask(secret)).status).toBe(401)
  const account = { clientId: 'cases', secret, roles: ['service-cases' as const] }
  await seedTenant(issuer.app, 'ca-east', { serviceAccounts: [account], users: [] })
  expect((await ask(secret)).status).toBe(200)
})

test('a seed user that could not sign in is refused, without naming the person', async () => {
  const bad = { ...nuru, login: 'new one', totpSecret: 'not base 32' }
  const seeding = seedTenant(issuer.app, 'ca-east', { serviceAccounts: [], users: [bad] })
  await expect(seeding).rejects.toThrow('a seed user of ca-east is not possible: LOGIN_INVALID, TOTP_SECRET_INVALID')
})
