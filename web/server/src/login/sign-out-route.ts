import type { Log } from '@sustento/platform/log'
import { type RequestHandler, Router, urlencoded } from 'express'
import { buildEndSessionUrl, tokenRevocation } from 'openid-client'
import { sameOriginOnly, withCsrfToken } from '../security/forgery.ts'
import type { CookieRules } from '../session/cookie.ts'
import type { Sessions } from '../session/sessions.ts'
import type { SignIn } from '../session/sign-in.ts'
import type { Issuers } from './issuers.ts'

/** What signing out needs. */
export interface SignOutOptions {
  publicUrl: URL
  issuers: Issuers
  sessions: Sessions
  cookies: CookieRules
  log: Log
}

/**
 * `POST /logout` ends the session here and takes the tokens back; the answer leads to the issuer, which ends its own
 * session: a redirect for a form, `{ location }` for a script, which cannot follow it.
 */
export function signOutRoute(options: SignOutOptions): Router {
  const { publicUrl, sessions } = options
  const form = urlencoded({ extended: false, limit: '4kb', parameterLimit: 4 })
  const router = Router()
  router.post('/logout', sameOriginOnly(publicUrl), form, sessions.load, withCsrfToken(sessions), signOut(options))
  return router
}

function signOut(options: SignOutOptions): RequestHandler {
  const { sessions, cookies } = options
  return async (request, response) => {
    const signIn = sessions.get(request)
    await sessions.end(request)
    const { name, options: attributes } = cookies.session
    response.clearCookie(name, attributes)
    const location = await endAtIssuer(options, signIn)
    if (request.accepts('html', 'json') === 'json') response.json({ location })
    else response.redirect(303, location)
  }
}

/** An issuer that is away does not keep anybody signed in here; its own session then ends by its own time limit. */
async function endAtIssuer({ issuers, publicUrl, log }: SignOutOptions, signIn: SignIn): Promise<string> {
  const home = new URL('/', publicUrl).href
  const tenant = issuers.find(signIn.tenant)
  if (!tenant) return home
  try {
    const client = await issuers.client(tenant)
    if (signIn.refreshToken) await tokenRevocation(client, signIn.refreshToken, { token_type_hint: 'refresh_token' })
    const parameters = { id_token_hint: signIn.idToken, post_logout_redirect_uri: home }
    return buildEndSessionUrl(client, parameters).href
  } catch (error) {
    log.warn({ err: error, tenant: tenant.id }, 'the issuer was not told of a sign-out')
    return home
  }
}
