import { generateKeyPairSync, type JsonWebKey, randomBytes, randomUUID } from 'node:crypto'

/** A key signs for three months; a restart or the next refresh then makes its successor. */
export const serviceDays = 90

/** A retired key stays published a day: longer than any token that it signed, and than a session's proof of sign-out. */
export const publishedDays = 1

/** How long after `createdAt` a new key is due. */
export function isDue(createdAt: Date, now: Date): boolean {
  return now.getTime() - createdAt.getTime() >= days(serviceDays)
}

/** Keys retired before this instant are no longer published. */
export function publishedSince(now: Date): Date {
  return new Date(now.getTime() - days(publishedDays))
}

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

function days(count: number): number {
  return count * 24 * 60 * 60 * 1000
}
