import { fileURLToPath } from 'node:url'
import express, { type RequestHandler } from 'express'

/** The style sheet and the one script of the sign-in pages. */
export function serveAssets(): RequestHandler {
  const folder = fileURLToPath(new URL('../../../assets', import.meta.url))
  return express.static(folder, {
    index: false,
    setHeaders: (response) => response.set('cache-control', 'public, max-age=3600'),
  })
}
