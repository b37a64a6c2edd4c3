import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type TestIssuer, testIssuer } from '../../testing/issuer.ts'
import { authorizationRequest } from '../../testing/sign-in.ts'

// TLS ends at a proxy in front: the issuer is https, the requests that arrive are http.

let issuer: TestIssuer

beforeAll(async () => {
  issuer = await testIssuer({ publicOrigin: 'https://login.authority.example' })
})
afterAll(() => issuer.close())

const arrive = (url: string) => {
  const { pathname, search } = new URL(url)
  return fetch(`${issuer.origin}${pathname}${search}`, { redirect: 'manual', headers: { accept: 'text/html' } })
}

test('cookies are for TLS only, whatever the proxy says', async () => {
  const response = await arrive(authorizationRequest(issuer, 'ca-east').url)
  const cookies = response.headers.getSetCookie()
  expect(cookies.length).toBeGreaterThanOrEqual(2)
  for (const cookie of cookies) expect(cookie).toMatch(/; secure/i)
  for (const cookie of cookies) expect(cookie).toMatch(/; httponly/i)
})

test('published addresses are those of the issuer', async () => {
  const response = await arrive(`${issuer.issuer('ca-west')}/.well-known/openid-configuration`)
  const { token_endpoint, jwks_uri } = (await response.json()) as Record<string, string>
  const base = 'https://login.authority.example/oidc/ca-west'
  expect([token_endpoint, jwks_uri]).toEqual([`${base}/token`, `${base}/jwks`])
})

test('the style sheet and the script are there and may be kept for a while', async () => {
  const sheet = await arrive(`${issuer.issuer('ca-east')}/assets/issuer.css`)
  expect(sheet.headers.get('content-type')).toContain('text/css')
  expect(sheet.headers.get('cache-control')).toBe('public, max-age=3600')
  expect((await arrive(`${issuer.issuer('ca-east')}/assets/submit.js`)).status).toBe(200)
  expect((await arrive(`${issuer.issuer('ca-east')}/assets/..%2fpackage.json`)).status).toBeGreaterThanOrEqual(400)
})
