import type { ErrorRequestHandler, RequestHandler } from 'express'
import { isError, Refused } from '../errors.ts'
import type { Log } from '../log.ts'
import { problemType, toProblem } from './problem.ts'
import { requestIdOf } from './request-id.ts'

/** Answers whatever no route took. */
export const notFound: RequestHandler = () => {
  throw new Refused('NOT_FOUND', 'there is nothing at this path')
}

/** Answers every error as application/problem+json; a fault goes to the log with its cause, and not to the caller. */
export function problems(log: Log): ErrorRequestHandler {
  return (error, _request, response, next) => {
    if (response.headersSent) {
      next(error)
      return
    }
    const requestId = requestIdOf(response)
    const problem = toProblem(edgeRefusal(error), requestId)
    if (problem.reason === 'INTERNAL') log.error({ err: error, requestId }, 'request failed')
    if (problem.status === 401) response.set('www-authenticate', 'Bearer')
    response.status(problem.status).type(problemType).send(JSON.stringify(problem))
  }
}

/** Express and its body parser throw errors with a status; their messages may quote the body, so none is passed on. */
function edgeRefusal(error: unknown): unknown {
  if (error instanceof Refused || !isError(error) || !('status' in error)) return error
  const { status } = error
  if (status === 413) return new Refused('BODY_TOO_LARGE', 'the body is larger than the limit')
  if (status === 415) return new Refused('UNSUPPORTED_MEDIA_TYPE', 'the body must be application/json in UTF-8')
  if (status === 404) return new Refused('NOT_FOUND', 'there is nothing at this path')
  return typeof status === 'number' && status >= 400 && status < 500
    ? new Refused('INVALID_ARGUMENT', 'the request cannot be read')
    : error
}
