import { requestIdOf } from '@sustento/platform/rest/request-id'
import type { CallFrom } from '@sustento/platform/rpc/definition'
import type { Request, Response } from 'express'

/** The token of the person whose session a request belongs to, valid now. */
export type TokenOf = (request: Request) => Promise<string>

/** On whose behalf calls to the services are made: the person of the session. */
export type Caller = (request: Request, response: Response) => Promise<CallFrom>

/** Makes calls from requests. */
export function callerBy(tokenOf: TokenOf): Caller {
  return async (request, response) => {
    const token = await tokenOf(request)
    const [locale] = request.acceptsLanguages()
    return { token, requestId: requestIdOf(response), ...(locale && locale !== '*' ? { locale } : {}) }
  }
}
