import type { Clock } from '@sustento/platform/clock'
import { seal, unseal } from '@sustento/platform/seal/seal'
import type { Request, Response } from 'express'
import { type CookieRules, cookieOf } from '../session/cookie.ts'

/** A sign-in under way: kept by the browser, sealed, so that nothing is stored for people who only look in. */
export interface Pending {
  /** Id of the authority whose issuer was asked. */
  tenant: string
  state: string
  nonce: string
  /** PKCE: proves that who brings the code is who asked for it. */
  verifier: string
  returnTo: string
  language: string
}

/** How long somebody may take at the issuer, a second factor to be enrolled included. */
export const pendingMilliseconds = 20 * 60_000

/** Keeps sign-ins under way, each in a cookie of its own: people open several pages at once. */
export function pendingLogins(key: Buffer, cookies: CookieRules, clock: Clock) {
  const place = (state: string) => `web/pending/${state}/content`
  return {
    keep(response: Response, pending: Pending): void {
      const { name, options } = cookies.pending(pending.state)
      const content = JSON.stringify({ ...pending, since: clock.now().getTime() })
      response.cookie(name, seal(key, place(pending.state), content).toString('base64url'), options)
    },
    /** Undefined when this browser began no such sign-in, or too long ago. It serves once. */
    take(request: Request, response: Response, state: unknown): Pending | undefined {
      if (typeof state !== 'string' || !/^[\w-]{20,100}$/.test(state)) return undefined
      const { name, options } = cookies.pending(state)
      const value = cookieOf(request.headers.cookie, name)
      if (!value) return undefined
      response.clearCookie(name, { ...options, maxAge: undefined })
      try {
        const content = unseal(key, place(state), Buffer.from(value, 'base64url')).toString()
        const { since, ...pending }: Pending & { since: number } = JSON.parse(content)
        return clock.now().getTime() - since < pendingMilliseconds ? pending : undefined
      } catch {
        return undefined
      }
    },
  }
}

/** What `pendingLogins` makes. */
export type PendingLogins = ReturnType<typeof pendingLogins>
