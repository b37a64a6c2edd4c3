import type { RequestHandler } from 'express'
import helmet from 'helmet'
import type { WebClient } from './clients.ts'

/**
 * No script but our own file, no frame, nothing from elsewhere. Browsers check `form-action` for each redirect after a
 * form as well, so the web that the sign-in returns to is listed.
 */
export function securityHeaders(web: WebClient): RequestHandler {
  const origins = new Set([...web.redirectUris, ...web.postLogoutRedirectUris].map((uri) => new URL(uri).origin))
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        'img-src': ["'self'"],
        'form-action': ["'self'", ...origins],
        'frame-ancestors': ["'none'"],
        'base-uri': ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    // the provider answers discovery and keys to other origins
    crossOriginResourcePolicy: false,
  })
}
