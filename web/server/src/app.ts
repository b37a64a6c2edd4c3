import { healthRoutes } from '@sustento/platform/health'
import type { Log } from '@sustento/platform/log'
import { notFound, problems } from '@sustento/platform/rest/errors'
import { withRequestId } from '@sustento/platform/rest/request-id'
import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Router } from 'express'
import { callerBy, type TokenOf } from './api/caller.ts'
import { sessionRoutes } from './api/session-routes.ts'
import { type SignInOptions, signInRoutes } from './login/sign-in-routes.ts'
import { signOutRoute } from './login/sign-out-route.ts'
import { clientFiles } from './pages/client.ts'
import { showTrouble } from './pages/trouble-page.ts'
import { sameOriginOnly, withCsrfToken } from './security/forgery.ts'
import { securityHeaders } from './security/headers.ts'
import { byAddress, bySession, perMinute, type RateLimits } from './security/rate-limit.ts'
import type { Services } from './services.ts'
import type { CookieRules } from './session/cookie.ts'
import { dossierRoute } from './streams/dossier.ts'
import { downloadRoutes } from './streams/download.ts'
import { evidenceRoutes } from './streams/evidence.ts'
import { readFilledRoute } from './streams/read-filled.ts'
import { submissionRoute } from './streams/submission.ts'
import { uploadRoutes } from './streams/upload.ts'

/** What the application is composed of. */
export interface WebParts extends SignInOptions {
  cookies: CookieRules
  services: Services
  /** The public API with the session's token. */
  restDoors: Router
  tokenOf: TokenOf
  rateLimits: RateLimits
  clientDir: string
  proxies: number
  log: Log
  isReady: () => boolean
}

/** Everything that the browser is answered with, in order: probes, signing in and out, the API, the client's pages. */
export function webApp(parts: WebParts): Express {
  const { publicUrl, tenants, sessions, services, rateLimits } = parts
  const caller = callerBy(parts.tokenOf)
  const limitSignIns = perMinute(rateLimits.signIn, byAddress, (request, response) => {
    showTrouble(request, response, 'tooMany')
  })
  const app = express()
  app.disable('x-powered-by').set('trust proxy', parts.proxies).set('query parser', 'simple')
  app.use(withRequestId)
  app.use(
    securityHeaders(
      publicUrl,
      tenants.map(({ issuer }) => issuer),
    ),
  )
  app.use(healthRoutes(parts.isReady))
  app.use(['/login', '/callback', '/logout', '/api'], noStore)
  app.use(['/login', '/callback'], limitSignIns)
  app.use(signInRoutes(parts))
  app.use(signOutRoute(parts))
  app.use('/api', sessions.load, perMinute(rateLimits.api, bySession))
  app.use('/api', sameOriginOnly(publicUrl), withCsrfToken(sessions))
  app.use(sessionRoutes({ tenants, sessions, services, caller }))
  app.use(uploadRoutes(services, caller), downloadRoutes(services, caller), submissionRoute(services, caller))
  app.use(evidenceRoutes(services, caller), readFilledRoute(services, caller), dossierRoute(services, caller))
  app.use(parts.restDoors)
  app.use('/api', notFound)
  app.use(clientFiles(parts.clientDir))
  app.use(notFound, closeUnread, problems(parts.log))
  return app
}

const noStore: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store')
  next()
}

/** What is left of a body that was refused is not read to its end. */
const closeUnread: ErrorRequestHandler = (error, request, response, next) => {
  if (!request.complete && !response.headersSent) response.set('Connection', 'close')
  next(error)
}
