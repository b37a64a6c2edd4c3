import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { PreparedState } from '@sustento/embedded/prepare'
import { audience } from '@sustento/platform/audience'
import { systemClock } from '@sustento/platform/clock'
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'

/** A key that the services take for one of the issuer's: tokens signed with it are bad only where a test wants it. */
export interface TestKey {
  issuer: string
  publicKey: CryptoKey
  /** To be given to the installation. */
  adjust: (states: PreparedState[]) => Promise<void>
  /** A good token; `changed` claims make it a bad one. */
  sign(changed: JWTPayload): Promise<string>
  close(): Promise<void>
}

const algorithm = 'RS256'

/** Serves the keys of a tenant's issuer with one more; `tenant.json` says that they are found here. */
export async function testKey(tenant: string): Promise<TestKey> {
  const { publicKey, privateKey } = await generateKeyPair(algorithm)
  let issuer = ''
  const server = createServer((_, response) => void answer(response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo

  async function answer(response: ServerResponse): Promise<void> {
    const { keys } = (await (await fetch(`${issuer}/jwks`)).json()) as { keys: object[] }
    const own = { ...(await exportJWK(publicKey)), kid: 'test', alg: algorithm, use: 'sig' }
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ keys: [...keys, own] }))
  }

  return {
    get issuer() {
      return issuer
    },
    publicKey,
    async adjust([state]) {
      const path = join(state?.folders.tenants ?? '', tenant, 'tenant.json')
      const known = JSON.parse(await readFile(path, 'utf8'))
      issuer = known.issuer
      await writeFile(path, JSON.stringify({ ...known, jwksUri: `http://127.0.0.1:${port}/jwks` }))
    },
    sign(changed) {
      const now = Math.floor(systemClock.now().getTime() / 1000)
      const claims = { iss: issuer, sub: 'test', aud: audience, iat: now, exp: now + 300, ...changed }
      return new SignJWT(claims).setProtectedHeader({ alg: algorithm, kid: 'test' }).sign(privateKey)
    },
    async close() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
