import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { audience } from '../audience.ts'
import { serviceToken } from '../service-token.ts'
import { tokenVerifier } from '../tokens.ts'
import { type TestIssuer, testIssuer } from './issuer.ts'

let issuers: TestIssuer
let verify: ReturnType<typeof tokenVerifier>

beforeAll(async () => {
  issuers = await testIssuer()
  const tenants = ['ca-east', 'ca-west'].map((id) => ({ id, issuer: issuers.issuer(id) }))
  verify = tokenVerifier((issuer) => tenants.find((tenant) => tenant.issuer === issuer), { audience })
})
afterAll(() => issuers.close())

test('a token selects its tenant and carries its roles', async () => {
  const identity = await verify(await issuers.token('ca-west', ['supervisor']))
  expect(identity).toMatchObject({ tenant: 'ca-west', actor: { kind: 'user', roles: ['supervisor'] } })
})

test('tenants have keys of their own', async () => {
  const forged = await issuers.token('ca-west', ['caseworker'], { iss: issuers.issuer('ca-east') })
  await expect(verify(forged)).rejects.toMatchObject({ reason: 'UNAUTHENTICATED' })
})

test('claims can be made wrong', async () => {
  await expect(verify(await issuers.token('ca-east', ['caseworker'], { exp: 1 }))).rejects.toMatchObject({
    reason: 'TOKEN_EXPIRED',
  })
})

test('a service account gets a token of its own role', async () => {
  const account = { issuer: issuers.issuer('ca-east'), clientId: 'service-cases', clientSecret: 'a secret of the test' }
  const { actor } = await verify(await serviceToken(account)())
  expect(actor).toEqual({ kind: 'service', subject: 'service-cases', roles: ['service-cases'] })
})
