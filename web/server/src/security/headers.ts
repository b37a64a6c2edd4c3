import type { RequestHandler } from 'express'
import helmet from 'helmet'

/**
 * Everything that a page loads comes from us. Browsers check `form-action` for the redirect after a form as well, so
 * the issuers at which people sign out are listed.
 */
export function securityHeaders(publicUrl: URL, issuers: string[]): RequestHandler {
  const https = publicUrl.protocol === 'https:'
  const origins = new Set(issuers.map((issuer) => new URL(issuer).origin))
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'frame-src': ["'self'"],
        'object-src': ["'self'"],
        'form-action': ["'self'", ...origins],
        'frame-ancestors': ["'self'"],
        'base-uri': ["'none'"],
      },
    },
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
  })
}
