import { Refused } from '@sustento/platform/errors'
import type { Request, RequestHandler } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'

/** How many requests in one minute. */
export interface RateLimits {
  /** Of one session, or of one address without session, to the API. */
  api: number
  /** Of one address, to begin or end a sign-in. */
  signIn: number
}

const refuseMore: RequestHandler = () => {
  throw new Refused('RESOURCE_EXHAUSTED', 'too many requests; wait a minute')
}

/** A limit per minute, counted by each replica for itself; what is over it is refused with RESOURCE_EXHAUSTED. */
export function perMinute(
  limit: number,
  keyOf: (request: Request) => string,
  handler: RequestHandler = refuseMore,
): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit,
    keyGenerator: keyOf,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler,
  })
}

/** The address that a request comes from; of IPv6 the network. */
export function byAddress(request: Request): string {
  return ipKeyGenerator(request.ip ?? '')
}

/** The session, so that an office behind one address is not taken for one caller. */
export function bySession(request: Request): string {
  return request.session?.signIn ? request.sessionID : byAddress(request)
}
