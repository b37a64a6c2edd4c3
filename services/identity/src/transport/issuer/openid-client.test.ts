import { afterAll, beforeAll, expect, test } from '@jest/globals'
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  ClientSecretBasic,
  type Configuration,
  calculatePKCECodeChallenge,
  clientCredentialsGrant,
  discovery,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  refreshTokenGrant,
  tokenRevocation,
} from 'openid-client'
import { Browser, headingOf } from '../../testing/browser.ts'
import { redirectUri, secretOf, signedOutUri, type TestIssuer, testIssuer, users } from '../../testing/issuer.ts'
import { claimsOf } from '../../testing/sign-in.ts'

let issuer: TestIssuer
let client: Configuration

beforeAll(async () => {
  issuer = await testIssuer()
  client = await discovery(
    new URL(issuer.issuer('ca-east')),
    'web',
    undefined,
    ClientSecretBasic(secretOf('ca-east', 'web')),
    {
      execute: [allowInsecureRequests],
    },
  )
})
afterAll(() => issuer.close())

test('openid-client signs in, refreshes, revokes and signs out', async () => {
  const pkceCodeVerifier = randomPKCECodeVerifier()
  const [expectedState, expectedNonce] = [randomState(), randomNonce()]
  const url = buildAuthorizationUrl(client, {
    redirect_uri: redirectUri,
    scope: 'openid',
    code_challenge: await calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
    state: expectedState,
    nonce: expectedNonce,
  })
  const browser = new Browser(issuer.origin)
  const { login, password } = users.nuru
  const second = await browser.send(await browser.get(url.href), 'password', { login, password })
  const ended = await browser.send(second, 'code', { code: issuer.code(users.nuru) })

  const tokens = await authorizationCodeGrant(client, new URL(ended.url), {
    pkceCodeVerifier,
    expectedState,
    expectedNonce,
  })
  expect(tokens.claims()).toMatchObject({ iss: issuer.issuer('ca-east'), aud: 'web', amr: ['pwd', 'otp', 'mfa'] })
  expect(claimsOf(tokens.access_token).sub).toBe(tokens.claims()?.sub)

  const refreshed = await refreshTokenGrant(client, tokens.refresh_token ?? '')
  expect(refreshed.refresh_token).not.toBe(tokens.refresh_token)

  await tokenRevocation(client, refreshed.refresh_token ?? '')
  await expect(refreshTokenGrant(client, refreshed.refresh_token ?? '')).rejects.toMatchObject({
    error: 'invalid_grant',
  })

  const leave = buildEndSessionUrl(client, {
    id_token_hint: tokens.id_token ?? '',
    post_logout_redirect_uri: signedOutUri,
  })
  const asked = await browser.get(leave.href)
  expect(asked.text).toContain('/assets/submit.js')
  expect((await browser.send(asked, 'session/end/confirm', { logout: 'yes' })).url).toBe(signedOutUri)
})

test('a sign-out without proof that it was asked for asks', async () => {
  const browser = new Browser(issuer.origin)
  issuer.clock.advance(60_000)
  const url = buildAuthorizationUrl(client, { redirect_uri: redirectUri, scope: 'openid', ...(await pkce()) })
  const { login, password } = users.nuru
  const second = await browser.send(await browser.get(url.href), 'password', { login, password })
  await browser.send(second, 'code', { code: issuer.code(users.nuru) })
  const asked = await browser.get(`${issuer.issuer('ca-east')}/session/end`)
  expect(headingOf(asked)).toBe('Sign out')
  expect(asked.text).not.toContain('<script')
})

test('openid-client fetches a token of a service account', async () => {
  const tokens = await clientCredentialsGrant(client)
  expect(claimsOf(tokens.access_token).roles).toEqual(['service-web'])
})

async function pkce(): Promise<Record<string, string>> {
  const code_challenge = await calculatePKCECodeChallenge(randomPKCECodeVerifier())
  return { code_challenge, code_challenge_method: 'S256' }
}
