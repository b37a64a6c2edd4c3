import type { Clock } from '@sustento/platform/clock'
import { Refused } from '@sustento/platform/errors'
import type { Log } from '@sustento/platform/log'
import { ResponseBodyError, refreshTokenGrant } from 'openid-client'
import type { Pool } from 'pg'
import { tokensOf, type Verify } from '../login/granted.ts'
import type { Issuers } from '../login/issuers.ts'
import { changeSession } from './locked-session.ts'
import type { SignIn } from './sign-in.ts'

/** What refreshing needs. */
export interface RefreshOptions {
  pool: Pool
  key: Buffer
  issuers: Issuers
  verify: Verify
  clock: Clock
  log: Log
}

const renewBeforeMilliseconds = 30_000

/**
 * The access token of a session, renewed shortly before it ends. Requests of one session that come at once share one
 * renewal, over replicas too: issuers take a refresh token that is used twice for stolen.
 */
export function accessTokens(options: RefreshOptions): (sessionId: string, signIn: SignIn) => Promise<string> {
  const { pool, key, clock } = options
  const running = new Map<string, Promise<SignIn | undefined>>()
  const lasts = (signIn: SignIn) => signIn.accessExpiresAt - clock.now().getTime() > renewBeforeMilliseconds

  function renewed(sessionId: string): Promise<SignIn | undefined> {
    const present = running.get(sessionId)
    if (present) return present
    const renewal = changeSession(pool, key, sessionId, async (now) => (lasts(now) ? now : renew(options, now)))
    const forgotten = renewal.finally(() => running.delete(sessionId))
    running.set(sessionId, forgotten)
    return forgotten
  }

  return async (sessionId, signIn) => {
    if (lasts(signIn)) return signIn.accessToken
    const present = await renewed(sessionId)
    if (!present) throw new Refused('TOKEN_EXPIRED', 'the session has ended; sign in again')
    return present.accessToken
  }
}

/** Undefined when the issuer grants no more: signed out there, disabled, or the working day is over. */
async function renew({ issuers, verify, clock, log }: RefreshOptions, signIn: SignIn): Promise<SignIn | undefined> {
  const tenant = issuers.find(signIn.tenant)
  if (!tenant || !signIn.refreshToken) return undefined
  const client = await issuers.client(tenant)
  try {
    const granted = await refreshTokenGrant(client, signIn.refreshToken)
    const tokens = await tokensOf(granted, signIn, verify, clock.now())
    if (tokens.subject !== signIn.subject) return undefined
    return { ...signIn, ...tokens, refreshToken: tokens.refreshToken ?? signIn.refreshToken }
  } catch (cause) {
    if (cause instanceof ResponseBodyError) {
      log.info({ tenant: tenant.id, code: cause.error }, 'the issuer ended a session')
      return undefined
    }
    if (cause instanceof Refused) throw cause
    throw Object.assign(new Refused('UNAVAILABLE', 'the sign-in service does not answer; try again later'), { cause })
  }
}
