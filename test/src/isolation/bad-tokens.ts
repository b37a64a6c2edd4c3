import { createHmac } from 'node:crypto'
import type { Role } from '@sustento/platform/access'
import { systemClock } from '@sustento/platform/clock'
import { exportSPKI } from 'jose'
import type { TestKey } from './test-key.ts'

type BadToken = readonly [
  what: string,
  reason: string,
  make: (key: TestKey, roles: readonly Role[]) => Promise<string | undefined>,
]

const seconds = (from: number) => Math.floor(systemClock.now().getTime() / 1000) + from
const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
const decoded = (part = '') => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>

/** A good token taken apart: header, claims, signature. */
async function parts(key: TestKey, roles: readonly Role[]) {
  const [header, claims = '', signature = ''] = (await key.sign({ roles })).split('.')
  return { header: decoded(header), claims, signature }
}

/** Tokens that open nothing, and what is answered to each. */
export const badTokens: BadToken[] = [
  ['a call without a token', 'UNAUTHENTICATED', async () => undefined],
  ['what is no token', 'UNAUTHENTICATED', async () => 'no-token'],
  ['an expired token', 'TOKEN_EXPIRED', (key, roles) => key.sign({ roles, exp: seconds(-60) })],
  ['a token that never expires', 'UNAUTHENTICATED', (key, roles) => key.sign({ roles, exp: undefined })],
  ['a token that is not valid yet', 'UNAUTHENTICATED', (key, roles) => key.sign({ roles, nbf: seconds(600) })],
  ['a token for another audience', 'UNAUTHENTICATED', (key, roles) => key.sign({ roles, aud: 'web' })],
  [
    'a token of another authority signed by this one',
    'UNAUTHENTICATED',
    (key, roles) => key.sign({ roles, iss: key.issuer.replace('be-nl', 'be-fr') }),
  ],
  [
    'a token of nobody that is known',
    'UNAUTHENTICATED',
    (key, roles) => key.sign({ roles, iss: 'https://issuer.example' }),
  ],
  ['a token without the role', 'PERMISSION_DENIED', (key) => key.sign({ roles: ['visitor'] })],
  [
    'an unsigned token',
    'UNAUTHENTICATED',
    async (key, roles) => {
      const { claims } = await parts(key, roles)
      return `${encoded({ alg: 'none' })}.${claims}.`
    },
  ],
  [
    'a token whose claims were changed',
    'UNAUTHENTICATED',
    async (key, roles) => {
      const { header, claims, signature } = await parts(key, roles)
      return `${encoded(header)}.${encoded({ ...decoded(claims), sub: 'somebody-else' })}.${signature}`
    },
  ],
  [
    'a token signed with the public key as a shared secret',
    'UNAUTHENTICATED',
    async (key, roles) => {
      const { claims } = await parts(key, roles)
      const signed = `${encoded({ alg: 'HS256', kid: 'test' })}.${claims}`
      const secret = await exportSPKI(key.publicKey)
      return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`
    },
  ],
]
