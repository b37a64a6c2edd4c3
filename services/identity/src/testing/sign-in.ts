import { createHash, randomBytes } from 'node:crypto'
import type { SeedUser } from '../usecases/seed-tenant.ts'
import { Browser, type Page } from './browser.ts'
import { type Issuing, redirectUri, secretOf } from './issuer.ts'

/** An authorization request of the web, with the proof that only the web has. */
export interface Request {
  url: string
  verifier: string
}

export function authorizationRequest(issuer: Issuing, tenant: string, more: Record<string, string> = {}): Request {
  const verifier = randomBytes(32).toString('base64url')
  const url = new URL(`${issuer.issuer(tenant)}/auth`)
  url.search = new URLSearchParams({
    client_id: 'web',
    response_type: 'code',
    scope: 'openid',
    redirect_uri: redirectUri,
    state: 'the-state',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...more,
  }).toString()
  return { url: url.href, verifier }
}

/** Asks the token endpoint as a client. */
export async function askToken(
  issuer: Issuing,
  tenant: string,
  parameters: Record<string, string>,
  client = { id: 'web', secret: secretOf(tenant, 'web') },
): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(`${issuer.issuer(tenant)}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString('base64')}` },
    body: new URLSearchParams(parameters),
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

/** Redeems the code that the browser was sent away with. */
export function redeem(issuer: Issuing, tenant: string, ended: Page, verifier: string) {
  const code = new URL(ended.url).searchParams.get('code') ?? ''
  return askToken(issuer, tenant, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
  })
}

/** Password and code of a user, from the authorization request to the way back. */
export async function signIn(issuer: Issuing, tenant: string, user: SeedUser, browser = new Browser(issuer.origin)) {
  const request = authorizationRequest(issuer, tenant)
  const first = await browser.get(request.url)
  const second = await browser.send(first, 'password', { login: user.login, password: user.password })
  const ended = await browser.send(second, 'code', { code: issuer.code(user) })
  return { browser, ended, tokens: () => redeem(issuer, tenant, ended, request.verifier) }
}

/** What a JWT says, unverified. */
export function claimsOf(token: unknown): Record<string, unknown> {
  return JSON.parse(Buffer.from(String(token).split('.')[1] ?? '', 'base64url').toString())
}
