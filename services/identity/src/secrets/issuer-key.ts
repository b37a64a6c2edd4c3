import { generateKeyPairSync, type JsonWebKey, randomBytes, randomUUID } from 'node:crypto'

/** A new ES256 key (P-256) as private JWK; the id is random, so it does not tell when it was made. */
export function newTokenKey(): { id: string; key: string } {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomUUID()
  const jwk: JsonWebKey = { ...privateKey.export({ format: 'jwk' }), kid: id, alg: 'ES256', use: 'sig' }
  return { id, key: JSON.stringify(jwk) }
}

/** A new secret that signs cookies and forms. */
export function newCookieKey(): { id: string; key: string } {
  return { id: randomUUID(), key: randomBytes(32).toString('base64url') }
}
