import { createHash, randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Credentials, submitForm } from '@sustento/embedded/demo/caseworker'
import { totpNow } from '@sustento/embedded/totp'
import { audience } from '@sustento/platform/audience'
import makeFetchCookie from 'fetch-cookie'
import type { Installation, Role } from './installation.ts'

// Tokens as an integrator gets them: from the authority's own issuer, by the standard flows.

interface Issued {
  access_token: string
}

async function readClient(at: Installation, tenant: string, client: string) {
  const { folders } = at.stateOf(tenant)
  const read = async (file: string) => JSON.parse(await readFile(join(folders.tenants, tenant, file), 'utf8'))
  const [{ issuer }, { clientSecret }] = await Promise.all([read('tenant.json'), read(`${client}.json`)])
  return { issuer: issuer as string, secret: clientSecret as string }
}

async function askToken(issuer: string, client: string, secret: string, body: Record<string, string>): Promise<string> {
  const answer = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { Authorization: `Basic ${Buffer.from(`${client}:${encodeURIComponent(secret)}`).toString('base64')}` },
    body: new URLSearchParams({ resource: audience, ...body }),
  })
  if (!answer.ok) throw new Error(`the issuer answered ${answer.status} ${await answer.text()}`)
  return ((await answer.json()) as Issued).access_token
}

/** The token of a service account. */
export async function serviceToken(at: Installation, tenant: string, client: string): Promise<string> {
  const { issuer, secret } = await readClient(at, tenant, client)
  return askToken(issuer, client, secret, { grant_type: 'client_credentials' })
}

/** The token of a person: authorization code with PKCE through the sign-in pages. */
export async function userToken(at: Installation, tenant: string, role: Role): Promise<string> {
  const { issuer, secret } = await readClient(at, tenant, 'web')
  const who = at.credentials(tenant, role)
  const verifier = randomBytes(32).toString('base64url')
  const callback = `${who.web}/callback`
  const ask = new URLSearchParams({
    client_id: 'web',
    response_type: 'code',
    scope: 'openid',
    redirect_uri: callback,
    resource: audience,
    state: randomBytes(8).toString('hex'),
    nonce: randomBytes(8).toString('hex'),
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  })
  const code = (await signInAt(`${issuer}/auth?${ask}`, who, callback)).searchParams.get('code') ?? ''
  return askToken(issuer, 'web', secret, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: callback,
    code_verifier: verifier,
  })
}

/** Signs a person in on the pages of the issuer; gives the address at which the browser would be back at the callback. */
export async function signInAt(address: string, who: Credentials, callback: string): Promise<URL> {
  const browse = makeFetchCookie(stopAt(callback))
  let page = await browse(address)
  page = await submitForm(browse, page, { login: who.login, password: who.password })
  page = await submitForm(browse, page, { code: totpNow(who.totpSecret) })
  const back = page.headers.get('x-callback')
  if (!back) throw new Error(`the sign-in of ${who.tenant} ended at ${new URL(page.url).pathname}`)
  return new URL(back)
}

/** A fetch that does not visit the callback, but says with what address it was sent there. */
function stopAt(callback: string): typeof fetch {
  return async (url, init) => {
    const address = new URL(url instanceof Request ? url.url : url)
    if (`${address.origin}${address.pathname}` !== callback) return fetch(url, init)
    return new Response('', { headers: { 'x-callback': address.href } })
  }
}
