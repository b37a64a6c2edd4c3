import express, { type RequestHandler } from 'express'
import { healthRoutes } from '../health.ts'
import type { Log } from '../log.ts'
import type { Serving } from '../serving.ts'
import { notFound, problems } from './errors.ts'
import { httpListener } from './listener.ts'
import { withRequestId } from './request-id.ts'

/** What a service's HTTP server is made of. */
export interface HttpServerOptions {
  /** 0 for any free port. */
  port: number
  host?: string
  /** Routers in order, most often one `restDoor`. */
  routes: readonly RequestHandler[]
  log: Log
}

/**
 * The HTTP server of a service: its routes, the probes and metrics, a request id for everything, and
 * application/problem+json for every error. `run` sets its readiness.
 */
export function httpServer({ port, host, routes, log }: HttpServerOptions): Serving {
  let ready = false
  const app = express()
  app.disable('x-powered-by').disable('etag')
  // an answer with personal data must not stay in a cache on the way
  app.use(withRequestId, (_request, response, next) => {
    response.set({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
    next()
  })
  app.use(
    healthRoutes(() => ready),
    ...routes,
    notFound,
    problems(log),
  )
  const setReady = (now: boolean) => {
    ready = now
  }
  return httpListener({ port, app, setReady, ...(host && { host }) })
}
