import type { Clock } from '@sustento/platform/clock'
import { Refused } from '@sustento/platform/errors'
import type { Log } from '@sustento/platform/log'
import { requestIdOf } from '@sustento/platform/rest/request-id'
import type { Tenant } from '@sustento/platform/tenants'
import { type RequestHandler, Router } from 'express'
import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import { showTrouble } from '../pages/trouble-page.ts'
import { newCsrfToken } from '../security/forgery.ts'
import type { Sessions } from '../session/sessions.ts'
import { type Granted, tokensOf, type Verify } from './granted.ts'
import type { Issuers } from './issuers.ts'
import type { Pending, PendingLogins } from './pending.ts'
import { localPath } from './return-to.ts'
import { troubleOf } from './trouble.ts'

/** What signing in needs. */
export interface SignInOptions {
  publicUrl: URL
  tenants: Tenant[]
  issuers: Issuers
  pending: PendingLogins
  sessions: Sessions
  verify: Verify
  clock: Clock
  log: Log
}

/** `GET /login` sends people to the issuer of the authority that they chose, `GET /callback` receives them. */
export function signInRoutes(options: SignInOptions): Router {
  const { sessions, log } = options
  const failing =
    (handler: RequestHandler): RequestHandler =>
    async (request, response, next) => {
      try {
        await handler(request, response, next)
      } catch (error) {
        const trouble = troubleOf(error)
        log.warn({ err: error, trouble, requestId: requestIdOf(response) }, 'a sign-in failed')
        showTrouble(request, response, trouble, textOf(request.query.lang) ?? response.locals.language)
      }
    }
  const router = Router()
  router.get('/login', failing(begin(options)))
  router.get('/callback', sessions.load, failing(finish(options)))
  return router
}

function begin({ issuers, pending, publicUrl }: SignInOptions): RequestHandler {
  return async (request, response) => {
    const language = textOf(request.query.lang) ?? ''
    const tenant = issuers.find(textOf(request.query.tenant) ?? '')
    if (!tenant) return showTrouble(request, response, 'unknownAuthority', language)
    const client = await issuers.client(tenant)
    const [state, nonce, verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()]
    const returnTo = localPath(request.query.returnTo)
    pending.keep(response, { tenant: tenant.id, state, nonce, verifier, returnTo, language })
    const address = buildAuthorizationUrl(client, {
      redirect_uri: new URL('/callback', publicUrl).href,
      scope: 'openid',
      state,
      nonce,
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...(language ? { ui_locales: language } : {}),
    })
    response.redirect(303, address.href)
  }
}

function finish(options: SignInOptions): RequestHandler {
  const { pending, publicUrl, sessions, clock, verify } = options
  return async (request, response) => {
    const begun = pending.take(request, response, request.query.state)
    if (!begun) return showTrouble(request, response, 'expired')
    response.locals.language = begun.language
    const granted = await exchange(options, begun, new URL(request.originalUrl, publicUrl))
    const tokens = await tokensOf(granted, begun, verify, clock.now())
    const idToken = granted.id_token
    if (!idToken) throw new Refused('UNAUTHENTICATED', 'the issuer sent no ID token')
    const signedInAt = clock.now().getTime()
    await sessions.begin(request, { ...tokens, idToken, signedInAt, csrfToken: newCsrfToken() })
    response.redirect(303, begun.returnTo)
  }
}

/** Exchanges the code; state, nonce, issuer, signature and times are checked by openid-client. */
async function exchange({ issuers }: SignInOptions, begun: Pending, address: URL): Promise<Granted> {
  const tenant = issuers.find(begun.tenant)
  if (!tenant) throw new Refused('NOT_FOUND', 'the authority is no longer served here')
  return authorizationCodeGrant(await issuers.client(tenant), address, {
    expectedState: begun.state,
    expectedNonce: begun.nonce,
    pkceCodeVerifier: begun.verifier,
    idTokenExpected: true,
  })
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.length <= 64 ? value : undefined
}
