import type { RequestHandler, Response } from 'express'
import { acceptRequestId } from '../request-id.ts'

/** Gives each request an id, the caller's own when it can be logged, and says it in the answer. */
export const withRequestId: RequestHandler = (request, response, next) => {
  response.locals.requestId ??= acceptRequestId(request.get('x-request-id'))
  response.set('x-request-id', requestIdOf(response))
  next()
}

/** The id that `withRequestId` gave to the request of this response. */
export function requestIdOf(response: Response): string {
  return String(response.locals.requestId ?? '')
}
