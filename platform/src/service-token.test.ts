import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { fixedClock } from './clock.ts'
import { serviceToken, serviceTokens } from './service-token.ts'

let server: Server
let issuer: string
let asked: { authorization: string | undefined; form: string }[]
let status: number

beforeAll(async () => {
  server = createServer(async (request: IncomingMessage, response) => {
    if (request.url?.endsWith('/openid-configuration')) {
      response.end(JSON.stringify({ issuer, jwks_uri: `${issuer}/jwks`, token_endpoint: `${issuer}/token` }))
      return
    }
    asked.push({ authorization: request.headers.authorization, form: await text(request) })
    response.writeHead(status).end(JSON.stringify({ access_token: `t${asked.length}`, expires_in: 300 }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))
beforeEach(() => {
  asked = []
  status = 200
})

const clock = fixedClock('2026-03-01T12:00:00Z')
const account = () => ({ issuer, clientId: 'service-cases', clientSecret: 'p:ss wörd' })

test('asks with client credentials for the resource', async () => {
  await expect(serviceToken(account(), { clock, resource: 'urn:sustento' })()).resolves.toBe('t1')
  const [{ authorization = '', form }] = asked as [(typeof asked)[number]]
  expect(Buffer.from(authorization.replace('Basic ', ''), 'base64').toString()).toBe('service-cases:p%3Ass%20w%C3%B6rd')
  expect(form).toBe('grant_type=client_credentials&resource=urn%3Asustento')
})

test('keeps a token until shortly before it expires; callers at once share a request', async () => {
  const token = serviceToken(account(), { clock })
  expect(await Promise.all([token(), token(), token()])).toEqual(['t1', 't1', 't1'])
  clock.advance(269_000)
  expect(await token()).toBe('t1')
  clock.advance(2_000)
  expect(await token()).toBe('t2')
})

test('does not keep a failure, and tells the secret to nobody', async () => {
  const token = serviceToken(account(), { clock })
  status = 401
  const failure = await token().catch((error: Error) => error)
  expect(failure).toMatchObject({
    reason: 'UNAVAILABLE',
    cause: { message: expect.stringMatching(/token answered 401$/) },
  })
  status = 200
  await expect(token()).resolves.toBe('t2')
})

test('each tenant has a token of its own, and an unknown one has none', async () => {
  const service = { clientId: 'cases', clientSecret: 'a secret of this tenant' }
  const tokenOf = serviceTokens(['ca-east', 'ca-west'].map((id) => ({ id, issuer, service })))
  expect([await tokenOf('ca-east'), await tokenOf('ca-west'), await tokenOf('ca-east')]).toEqual(['t1', 't2', 't1'])
  await expect(tokenOf('ca-nowhere')).rejects.toThrow('not served here')
})
