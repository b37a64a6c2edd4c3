import type { IncomingMessage } from 'node:http'
import type { Response } from 'express'
import type { Issuer } from './registry.ts'

/** The issuer that the address names; the router put it there. */
export function issuerOf(response: Response): Issuer {
  return response.locals.issuer as Issuer
}

/**
 * The provider makes its addresses from the request. They must be those of the configured issuer, whatever Host header
 * somebody sends and however many proxies stand in front.
 */
export function behindIssuerAddress(request: IncomingMessage, issuer: string): void {
  const { host, protocol } = new URL(issuer)
  request.headers.host = host
  request.headers['x-forwarded-proto'] = protocol.slice(0, -1)
  delete request.headers['x-forwarded-host']
}
