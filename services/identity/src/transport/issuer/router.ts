import { Refused, reasons } from '@sustento/platform/errors'
import express, { type ErrorRequestHandler, type RequestHandler } from 'express'
import { rateLimit } from 'express-rate-limit'
import type { IdentityApp } from '../../app.ts'
import { serveAssets } from './assets.ts'
import type { WebClient } from './clients.ts'
import { answerProblem } from './frame.ts'
import { interactionRoutes } from './interaction-routes.ts'
import { type Issuer, issuerRegistry } from './registry.ts'
import { behindIssuerAddress, issuerOf } from './request.ts'
import { securityHeaders } from './security-headers.ts'
import type { IssuerTenant } from './tenant.ts'

/** How the issuers are set up. */
export interface IssuerOptions {
  tenants: Map<string, IssuerTenant>
  web: WebClient
  /** Forms that one address may send in a quarter of an hour. */
  attemptsPerAddress: number
  /** Proxies in front whose X-Forwarded-For is believed. */
  trustedProxies: number
}

/** `/oidc/{tenant}`: one OpenID issuer per tenant, with its sign-in pages. */
export function issuerRouter(app: IdentityApp, options: IssuerOptions): RequestHandler {
  const issuers = issuerRegistry(app, options.tenants, options.web)
  // an application of its own, so that it knows the client's address whatever it is mounted on
  const router = express()
  router.disable('x-powered-by')
  router.set('trust proxy', options.trustedProxies)

  const findIssuer: RequestHandler<{ tenant: string }> = async (request, response, next) => {
    const issuer = await issuers.find(request.params.tenant)
    if (!issuer) return answerProblem(request, response, 404, 'notFound')
    response.locals.issuer = issuer
    next()
  }
  const provider: RequestHandler = async (request, response) => {
    const issuer = issuerOf(response)
    behindIssuerAddress(request, issuer.tenant.issuer)
    await issuer.answer(request, response)
  }
  const failed: ErrorRequestHandler = (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error)
    const status = statusOf(error)
    const tenant = (response.locals.issuer as Issuer | undefined)?.tenant.id
    if (status >= 500) app.log.error({ err: error, tenant }, 'a sign-in failed')
    answerProblem(request, response, status, status === 413 ? 'tooLarge' : status >= 500 ? 'fault' : 'badRequest')
  }

  router.use('/oidc/:tenant', securityHeaders(options.web))
  router.use('/oidc/:tenant/assets', serveAssets())
  router.use('/oidc/:tenant/interaction', limitAttempts(options.attemptsPerAddress))
  router.use('/oidc/:tenant', findIssuer)
  router.use('/oidc/:tenant/interaction', interactionRoutes(app))
  router.use('/oidc/:tenant', provider)
  router.use('/oidc', failed)
  return router
}

function limitAttempts(limit: number): RequestHandler {
  return rateLimit({
    windowMs: 15 * 60_000,
    limit,
    skip: (request) => request.method !== 'POST',
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    // without trusted proxies the header is ignored, which is what is wanted
    validate: { xForwardedForHeader: false },
    handler: (request, response) => answerProblem(request, response, 429, 'tooManyRequests'),
  })
}

/** Refusals and errors of the body parser carry the status that they mean; everything else is a fault of ours. */
function statusOf(error: unknown): number {
  if (error instanceof Refused) return reasons[error.reason].http
  const status: unknown = error instanceof Error && 'status' in error ? error.status : undefined
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500
}
