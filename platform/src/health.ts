import { Router } from 'express'
import { refuse } from './errors.ts'
import { findTelemetry } from './telemetry-handle.ts'

/**
 * The probes of a process. `/live` says that the event loop turns and asks nobody; `/ready` says whether this process
 * can serve, which one tenant's outage does not change; `/metrics` is there when telemetry was loaded.
 */
export function healthRoutes(isReady: () => boolean): Router {
  const router = Router()
  router.get('/live', (_request, response) => {
    response.json({ status: 'live' })
  })
  router.get('/ready', (_request, response) => {
    if (!isReady()) refuse('UNAVAILABLE', 'not ready')
    response.json({ status: 'ready' })
  })
  router.get('/metrics', (request, response) => {
    const telemetry = findTelemetry() ?? refuse('NOT_FOUND', 'telemetry is not loaded')
    telemetry.metrics(request, response)
  })
  return router
}
