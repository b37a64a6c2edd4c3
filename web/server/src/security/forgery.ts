import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { Refused } from '@sustento/platform/errors'
import type { Request, RequestHandler } from 'express'
import type { Sessions } from '../session/sessions.ts'

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/** A new secret that only our own pages in this session know. */
export function newCsrfToken(): string {
  return randomBytes(32).toString('base64url')
}

/** Changes are taken from our own pages only: the browser says where a request comes from. */
export function sameOriginOnly(publicUrl: URL): RequestHandler {
  return (request, _response, next) => {
    if (!safe.has(request.method) && request.headers.origin !== publicUrl.origin) {
      throw new Refused('PERMISSION_DENIED', 'the request does not come from a page of this site')
    }
    next()
  }
}

/** Changes repeat the session's own secret (`X-CSRF-Token`, or the field `_csrf` of a form). */
export function withCsrfToken(sessions: Sessions): RequestHandler {
  return (request, _response, next) => {
    if (!safe.has(request.method) && !equal(tokenIn(request), sessions.get(request).csrfToken)) {
      throw new Refused('PERMISSION_DENIED', 'the request lacks the CSRF token of its session')
    }
    next()
  }
}

function tokenIn(request: Request): string {
  const inForm: unknown = request.body?._csrf
  return request.get('x-csrf-token') ?? (typeof inForm === 'string' ? inForm : '')
}

function equal(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}
