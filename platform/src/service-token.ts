import { z } from 'zod'
import { type Clock, systemClock } from './clock.ts'
import { discover, fetchJson } from './discovery.ts'
import { Fault } from './errors.ts'
import type { Tenant } from './tenants.ts'

/** A service's account at its tenant's issuer. */
export interface ServiceAccount {
  issuer: string
  clientId: string
  clientSecret: string
}

/** How its tokens are asked for. */
export interface ServiceTokenRules {
  clock?: Clock
  /** How long the issuer may take. */
  timeoutMs?: number
  /** Resource indicator (RFC 8707), for issuers that choose the audience by it. */
  resource?: string
  scope?: string
}

const Granted = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() })
const renewBeforeMs = 30_000

/**
 * Tokens for loops, which act for no user: client credentials, kept until shortly before they expire. Callers that
 * come at once share one request; a failure is not kept.
 */
export function serviceToken(account: ServiceAccount, rules: ServiceTokenRules = {}): () => Promise<string> {
  const { clock = systemClock } = rules
  let held: { token: string; until: number } | undefined
  let asking: Promise<string> | undefined
  const ask = async () => {
    const granted = await grant(account, rules)
    held = { token: granted.access_token, until: clock.now().getTime() + granted.expires_in * 1000 - renewBeforeMs }
    return held.token
  }
  return () => {
    if (held && clock.now().getTime() < held.until) return Promise.resolve(held.token)
    asking ??= ask().finally(() => {
      asking = undefined
    })
    return asking
  }
}

/** Tokens of the service's own account at each tenant's issuer, for its loops. */
export function serviceTokens(
  tenants: readonly Pick<Tenant, 'id' | 'issuer' | 'service'>[],
): (tenant: string) => Promise<string> {
  const tokens = new Map(
    tenants.map(({ id, issuer, service: { clientId, clientSecret } }) => [
      id,
      serviceToken({ issuer, clientId, clientSecret }),
    ]),
  )
  return async (tenant) => {
    const token = tokens.get(tenant)
    if (!token) throw new Fault(`${tenant} is not served here`)
    return token()
  }
}

async function grant({ issuer, clientId, clientSecret }: ServiceAccount, rules: ServiceTokenRules) {
  const { timeoutMs = 5000, resource, scope } = rules
  const { token_endpoint } = await discover(issuer, timeoutMs)
  const wanted = { grant_type: 'client_credentials', ...(resource && { resource }), ...(scope && { scope }) }
  // RFC 6749, 2.3.1: both halves are form-encoded before they are joined
  const credentials = `${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`
  const answer = await fetchJson(token_endpoint, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` },
    body: new URLSearchParams(wanted),
    signal: AbortSignal.timeout(timeoutMs),
  })
  const granted = Granted.safeParse(answer)
  if (!granted.success) throw new Fault(`${token_endpoint} granted no token`)
  return granted.data
}
