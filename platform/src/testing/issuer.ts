import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { audience } from '../audience.ts'
import { systemClock } from '../clock.ts'
import { promiseCache } from '../promise-cache.ts'

/** Issuers of tokens, one for each tenant, with keys of their own; served over HTTP like a real one. */
export interface TestIssuer {
  /** Issuer of a tenant: what `tenant.json` names. */
  issuer(tenant: string): string
  /** A good token with these roles; `changed` claims make it a bad one. */
  token(tenant: string, roles: string[], changed?: JWTPayload): Promise<string>
  close(): Promise<void>
}

interface Keys {
  publicKey: CryptoKey
  privateKey: CryptoKey
}

const algorithm = 'ES256'
const lifeSeconds = 300

/** Serves discovery, keys and client credentials (a service account gets its own name as role) for any tenant. */
export async function testIssuer(): Promise<TestIssuer> {
  const keys = promiseCache<string, Keys>(() => generateKeyPair(algorithm))
  const server = createServer((request, response) => void answer(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const issuerOf = (tenant: string) => `http://127.0.0.1:${port}/oidc/${tenant}`

  async function sign(tenant: string, roles: string[], changed: JWTPayload = {}): Promise<string> {
    const now = Math.floor(systemClock.now().getTime() / 1000)
    const subject = roles[0]?.startsWith('service-') ? roles[0] : `user-${roles.join('-')}`
    const claims = { iss: issuerOf(tenant), sub: subject, aud: audience, iat: now, exp: now + lifeSeconds, roles }
    const { privateKey } = await keys.get(tenant, tenant)
    return new SignJWT({ ...claims, ...changed }).setProtectedHeader({ alg: algorithm, kid: tenant }).sign(privateKey)
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, tenant = '', page] = /^\/oidc\/([^/]+)\/(.+)$/.exec(request.url ?? '') ?? []
    response.setHeader('content-type', 'application/json')
    if (page === 'jwks') {
      const { publicKey } = await keys.get(tenant, tenant)
      response.end(JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: tenant, alg: algorithm }] }))
    } else if (page === 'token') {
      const role = decodeURIComponent(accountOf(request))
      response.end(JSON.stringify({ access_token: await sign(tenant, [role]), expires_in: lifeSeconds }))
    } else {
      const issuer = issuerOf(tenant)
      response.end(JSON.stringify({ issuer, jwks_uri: `${issuer}/jwks`, token_endpoint: `${issuer}/token` }))
    }
  }

  return {
    issuer: issuerOf,
    token: sign,
    async close() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

function accountOf(request: IncomingMessage): string {
  const basic = request.headers.authorization?.replace(/^Basic /, '') ?? ''
  return Buffer.from(basic, 'base64').toString().split(':')[0] ?? ''
}
