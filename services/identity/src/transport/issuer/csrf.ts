import { createHmac, timingSafeEqual } from 'node:crypto'

/** Proof that a form was read from this issuer's page of this very sign-in; `keys` are the tenant's cookie secrets. */
export function csrfToken(keys: readonly string[], uid: string): string {
  return sign(keys[0] ?? '', uid)
}

/** Forms read before a change of keys are still good. */
export function isCsrfToken(keys: readonly string[], uid: string, presented: unknown): boolean {
  if (typeof presented !== 'string') return false
  const given = Buffer.from(presented)
  return keys.some((key) => {
    const expected = Buffer.from(sign(key, uid))
    return given.length === expected.length && timingSafeEqual(given, expected)
  })
}

function sign(key: string, uid: string): string {
  if (key === '') throw new Error('the issuer has no cookie key')
  return createHmac('sha256', key).update(`form:${uid}`).digest('base64url')
}
