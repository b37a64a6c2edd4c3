import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { audience } from '@sustento/platform/audience'
import { tokenVerifier } from '@sustento/platform/tokens'
import { secretOf, type TestIssuer, testIssuer } from '../testing/issuer.ts'
import { askToken } from '../testing/sign-in.ts'
import { issuerSecrets } from './issuer-secrets.ts'

let issuer: TestIssuer

beforeAll(async () => {
  issuer = await testIssuer()
})
afterAll(() => issuer.close())

const days = (count: number) => count * 24 * 3_600_000
const kids = async () => (await issuerSecrets(issuer.app, 'ca-east')).tokenKeys.map((key) => key.kid)
const token = async () => {
  const client = { id: 'cases', secret: secretOf('ca-east', 'cases') }
  const { body } = await askToken(issuer, 'ca-east', { grant_type: 'client_credentials' }, client)
  return String(body.access_token)
}
const kidOf = (jwt: string) => JSON.parse(Buffer.from(jwt.split('.')[0] ?? '', 'base64url').toString()).kid

test('processes that start together make one key, sealed, and each authority has its own', async () => {
  const both = await Promise.all([kids(), kids(), kids()])
  expect(new Set(both.flat()).size).toBe(1)
  const west = await issuerSecrets(issuer.app, 'ca-west')
  expect(west.tokenKeys.map((key) => key.kid)).not.toEqual(both[0])
  const db = await issuer.app.dbs.get('ca-east')
  const [{ stored }] = await db.query(`SELECT string_agg(encode(sealed_key, 'escape'), ' ') AS stored FROM issuer_key`)
  expect(stored).not.toContain('P-256')
})

test('a due key gets a successor; what it signed is verified until it has expired', async () => {
  const verify = tokenVerifier((iss) => issuer.tenants.tenants.find((tenant) => tenant.issuer === iss), { audience })
  const [first] = await kids()
  const old = await token()
  expect(kidOf(old)).toBe(first)
  issuer.clock.advance(days(90))
  const young = await token()
  const [second, published] = await kids()
  expect(second).not.toBe(first)
  expect(published).toBe(first)
  expect(kidOf(young)).toBe(second)
  await expect(verify(old)).resolves.toMatchObject({ tenant: 'ca-east' })
  await expect(verify(young)).resolves.toMatchObject({ tenant: 'ca-east' })
  issuer.clock.advance(days(1))
  expect(await kids()).toEqual([second])
})
