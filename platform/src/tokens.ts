import { createRemoteJWKSet, decodeJwt, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose'
import { z } from 'zod'
import { type Clock, systemClock } from './clock.ts'
import type { Ctx } from './ctx.ts'
import { discover } from './discovery.ts'
import { Refused } from './errors.ts'
import { promiseCache } from './promise-cache.ts'

/** The part of a call's context that its token vouches for. */
export type Identity = Pick<Ctx, 'tenant' | 'actor' | 'token'>

/** A tenant as far as tokens go. */
export interface TokenIssuer {
  /** Id of the tenant. */
  id: string
  /** `iss` of its tokens. */
  issuer: string
  /** Where its keys are; found by discovery when not given. */
  jwksUri?: string | undefined
}

/** How tokens are judged. */
export interface TokenRules {
  /** `aud` that must be listed: a token for another application opens nothing here. */
  audience: string
  /** Signature algorithms; never symmetric ones, never none. */
  algorithms?: string[]
  clock?: Clock
  /** How long the key endpoint may take. */
  timeoutMs?: number
}

const asymmetric = ['PS256', 'RS256', 'ES256', 'EdDSA', 'Ed25519']
const skewSeconds = 5
const Claims = z.object({ sub: z.string().min(1), roles: z.array(z.string()).default([]) })

/**
 * Makes the verifier of bearer tokens. The unverified issuer only picks the tenant whose keys are tried; then
 * signature, issuer, audience, algorithm and expiry are verified. The tenant comes from nothing else.
 */
export function tokenVerifier(
  findTenantByIssuer: (issuer: string) => TokenIssuer | undefined,
  { audience, algorithms = asymmetric, clock = systemClock, timeoutMs = 3000 }: TokenRules,
): (token: string) => Promise<Identity> {
  const keys = promiseCache((issuer: TokenIssuer) => keysOf(issuer, timeoutMs))
  return async (token) => {
    const tenant = findTenantByIssuer(issuerOf(token))
    if (!tenant) throw notValid()
    const options = {
      issuer: tenant.issuer,
      audience,
      algorithms,
      clockTolerance: skewSeconds,
      currentDate: clock.now(),
    }
    const key = await keys.get(tenant.issuer, tenant)
    const { payload } = await jwtVerify(token, key, { ...options, requiredClaims: ['exp', 'sub'] }).catch(refuseToken)
    return { tenant: tenant.id, actor: actorOf(payload), token }
  }
}

async function keysOf({ issuer, jwksUri }: TokenIssuer, timeoutMs: number): Promise<JWTVerifyGetKey> {
  const uri = jwksUri ?? (await discover(issuer, timeoutMs)).jwks_uri
  return createRemoteJWKSet(new URL(uri), { timeoutDuration: timeoutMs })
}

function issuerOf(token: string): string {
  try {
    return decodeJwt(token).iss ?? ''
  } catch {
    throw notValid()
  }
}

function actorOf(payload: JWTPayload): Ctx['actor'] {
  const claims = Claims.safeParse(payload)
  if (!claims.success) throw notValid()
  const { sub: subject, roles } = claims.data
  return { subject, roles, kind: roles.some((role) => role.startsWith('service-')) ? 'service' : 'user' }
}

/** Keys that cannot be fetched are our trouble, not the caller's: it must not throw its good token away. */
function refuseToken(error: unknown): never {
  if (error instanceof errors.JWTExpired) throw new Refused('TOKEN_EXPIRED', 'the token has expired')
  const keysAway = error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid
  const ofTheToken = error instanceof errors.JOSEError && error.code !== 'ERR_JOSE_GENERIC'
  if (ofTheToken && !keysAway) throw notValid()
  throw new Refused('UNAVAILABLE', 'the keys that tokens are verified with cannot be fetched; try again later')
}

function notValid(): Refused {
  return new Refused('UNAUTHENTICATED', 'the token is not valid here')
}
