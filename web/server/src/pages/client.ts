import { join } from 'node:path'
import express, { type RequestHandler, Router } from 'express'

const year = '1y'

/**
 * The client as vite built it: files in `assets` carry a hash in their name and never change; the page itself is asked
 * for each time, so that a new release is seen at once. Addresses of the client's own pages all get the page.
 */
export function clientFiles(folder: string): Router {
  const router = Router()
  const page: RequestHandler = (_request, response) => {
    response.sendFile(join(folder, 'index.html'), { headers: { 'Cache-Control': 'no-cache' }, cacheControl: false })
  }
  router.use('/assets', express.static(join(folder, 'assets'), { immutable: true, maxAge: year, index: false }))
  // a page in the place of a missing script would be cached as the script
  router.use('/assets', (_request, response) => void response.sendStatus(404))
  router.use(express.static(folder, { index: false, maxAge: '1h' }))
  router.get('/{*path}', (request, response, next) => {
    if (request.accepts('html')) page(request, response, next)
    else next()
  })
  return router
}
