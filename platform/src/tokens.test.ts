import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose'
import { fixedClock } from './clock.ts'
import { tokenVerifier } from './tokens.ts'

const clock = fixedClock('2026-03-01T12:00:00Z')
const rules = { audience: 'sustento', clock, timeoutMs: 300 }
const now = clock.now().getTime() / 1000

let server: Server
let issuer: string
let keys: Awaited<ReturnType<typeof generateKeyPair>>
let requests = 0
let answer: RequestListener

const listen = async () => {
  server = createServer((request, response) => {
    requests += 1
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}/oidc/ca-east`
}

const publish: RequestListener = async (request, response) => {
  const jwks = { keys: [{ ...(await exportJWK(keys.publicKey)), kid: 'k1' }] }
  const metadata = { issuer, jwks_uri: `${issuer}/jwks`, token_endpoint: `${issuer}/token` }
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify(request.url?.endsWith('/jwks') ? jwks : metadata))
}

beforeAll(async () => {
  keys = await generateKeyPair('ES256')
  await listen()
})
afterAll(() => new Promise((resolve) => server.close(resolve)))
afterEach(() => {
  answer = publish
  requests = 0
})
answer = publish

const claims: JWTPayload = { sub: 'u-1', roles: ['caseworker'], aud: 'sustento', exp: now + 300 }
const sign = (changed: JWTPayload = {}, key: Parameters<SignJWT['sign']>[0] = keys.privateKey, alg = 'ES256') =>
  new SignJWT({ ...claims, iss: issuer, ...changed }).setProtectedHeader({ alg, kid: 'k1' }).sign(key)
const find = (wanted: string) => (wanted === issuer ? { id: 'ca-east', issuer } : undefined)
const verifier = (find_ = find) => tokenVerifier(find_, rules)
const unauthenticated = expect.objectContaining({ reason: 'UNAUTHENTICATED', message: 'the token is not valid here' })

describe('a good token', () => {
  test('gives tenant and actor, and is kept for forwarding', async () => {
    const token = await sign()
    await expect(verifier()(token)).resolves.toEqual({
      tenant: 'ca-east',
      actor: { subject: 'u-1', kind: 'user', roles: ['caseworker'] },
      token,
    })
  })

  test('of a service account says so', async () => {
    const { actor } = await verifier()(await sign({ roles: ['service-cases'] }))
    expect(actor).toEqual({ subject: 'u-1', kind: 'service', roles: ['service-cases'] })
  })

  test('may have several audiences and no roles', async () => {
    const { actor } = await verifier()(await sign({ aud: ['other', 'sustento'], roles: undefined }))
    expect(actor.roles).toEqual([])
  })

  test('of the last seconds passes within the allowed skew', async () => {
    await expect(verifier()(await sign({ exp: now - 3 }))).resolves.toBeDefined()
  })

  test('needs no discovery when the place of the keys is given, and keys are fetched once', async () => {
    const verify = verifier(() => ({ id: 'ca-east', issuer, jwksUri: `${issuer}/jwks` }))
    const token = await sign()
    await Promise.all([verify(token), verify(token)])
    await verify(token)
    expect(requests).toBe(1)
  })
})

describe('a bad token', () => {
  test('that has expired says so', async () => {
    await expect(verifier()(await sign({ exp: now - 60 }))).rejects.toMatchObject({ reason: 'TOKEN_EXPIRED' })
  })

  test.each<[string, () => Promise<string> | string]>([
    ['for another audience', () => sign({ aud: 'billing' })],
    ['without audience', () => sign({ aud: undefined })],
    ['of an unknown issuer', () => sign({ iss: 'https://elsewhere.example' })],
    ['without issuer', () => sign({ iss: undefined })],
    ['without expiry', () => sign({ exp: undefined })],
    ['without subject', () => sign({ sub: undefined })],
    ['that is not valid yet', () => sign({ nbf: now + 600 })],
    ['with roles that are no list', () => sign({ roles: 'caseworker' })],
    ['with roles that are no words', () => sign({ roles: [{ admin: true }] })],
    ['signed with another key', async () => sign({}, (await generateKeyPair('ES256')).privateKey)],
    ['signed with a shared secret', () => sign({}, new TextEncoder().encode('k'.repeat(32)), 'HS256')],
    ['that is unsigned', () => new UnsecuredJWT({ ...claims, iss: issuer }).encode()],
    ['with a changed payload', async () => (await sign()).replace(/\.[^.]+\./, `.${forged()}.`)],
    ['that is no token', () => 'abc'],
    ['that is empty', () => ''],
  ])('%s is refused with a stable reason and no hint', async (_what, make) => {
    await expect(verifier()(await make())).rejects.toEqual(unauthenticated)
  })

  test('of one authority does not pass as one of another that shares the key server', async () => {
    const other = () => ({ id: 'ca-west', issuer: `${issuer}-other`, jwksUri: `${issuer}/jwks` })
    await expect(verifier(other)(await sign())).rejects.toEqual(unauthenticated)
  })
})

function forged(): string {
  return Buffer.from(JSON.stringify({ ...claims, iss: issuer, roles: ['supervisor'] })).toString('base64url')
}

describe('when the keys cannot be fetched, the caller keeps its token', () => {
  const broken: [string, RequestListener][] = [
    ['answers 500', (_request, response) => response.writeHead(500).end()],
    ['answers nonsense', (_request, response) => response.end('<html>')],
    ['does not answer', () => undefined],
    ['names another issuer', (_request, response) => response.end(JSON.stringify({ issuer: 'x' }))],
  ]
  test.each(broken)('the issuer %s', async (_what, listener) => {
    answer = listener
    await expect(verifier()(await sign())).rejects.toMatchObject({ reason: 'UNAVAILABLE' })
  })

  test.each(broken.slice(0, 3))('the key endpoint %s', async (_what, listener) => {
    answer = listener
    const verify = verifier(() => ({ id: 'ca-east', issuer, jwksUri: `${issuer}/jwks` }))
    await expect(verify(await sign())).rejects.toMatchObject({ reason: 'UNAVAILABLE' })
  })

  test('and the next call tries again', async () => {
    answer = (_request, response) => response.writeHead(503).end()
    const verify = verifier()
    const token = await sign()
    await expect(verify(token)).rejects.toMatchObject({ reason: 'UNAVAILABLE' })
    answer = publish
    await expect(verify(token)).resolves.toMatchObject({ tenant: 'ca-east' })
  })
})
