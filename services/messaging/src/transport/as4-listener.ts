import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { TlsOptions } from 'node:tls'
import type { Serving } from '@sustento/platform/serving'
import type { App } from '../usecases/app.ts'
import { receive } from '../usecases/receive/receive.ts'
import type { Reply } from '../usecases/receive/reply.ts'
import { type AdmissionLimits, admission, type NotNow } from './as4-admission.ts'
import { type BodyLimits, bodyOf } from './as4-body.ts'

/** Where and how messages of partners are taken in. */
export interface As4ListenerOptions {
  /** 0 for any free port. */
  port: number
  host: string
  /** Where messages are posted to, `/as4` by default. */
  path?: string
  body: BodyLimits
  /** Each connection may cost some megabytes. */
  admission: AdmissionLimits
  /** Plain HTTP without it. */
  tls?: TlsOptions | undefined
}

const usualPath = '/as4'
const lingerMs = 2000

const http = {
  headersTimeout: 10_000,
  // Within the hour after which what nobody finished is swept: 2 GiB at 6 Mbit/s.
  requestTimeout: 55 * 60_000,
  keepAliveTimeout: 5000,
  connectionsCheckingInterval: 1000,
  maxHeaderSize: 16_384,
}

/** The HTTP endpoint of the access point: its own listener, open to partners, that knows nothing but posts to one path. */
export function as4Listener(app: App, options: As4ListenerOptions): Serving {
  const onRequest = (request: IncomingMessage, response: ServerResponse) => {
    const notNow = notNowOf(request)
    if (notNow !== undefined) return putOff(notNow, request, response)
    answer(app, options, request, response).catch((err: unknown) => {
      app.log.error({ err }, 'an answer could not be made')
      response.destroy()
    })
  }
  const { tls } = options
  const server = tls === undefined ? createServer(http, onRequest) : createTlsServer({ ...http, ...tls }, onRequest)
  const notNowOf = admission(server, options.admission, app.clock)
  server.maxRequestsPerSocket = 100
  return {
    name: 'as4',
    async start() {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject)
        server.listen(options.port, options.host, resolve)
      })
      return (server.address() as AddressInfo).port
    },
    // Partners do not ask whether we are ready: they send, and try again.
    setReady: () => undefined,
    drain: (ms) =>
      new Promise((resolve) => {
        const force = setTimeout(() => server.closeAllConnections(), ms)
        server.close(() => {
          clearTimeout(force)
          resolve()
        })
        server.closeIdleConnections()
      }),
  }
}

async function answer(
  app: App,
  { body: limits, path = usualPath }: As4ListenerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const status = refusalOf(request, path)
  if (status !== undefined) {
    response.writeHead(status, { allow: 'POST' }).end()
    return lingerFor(request, response)
  }
  const body = bodyOf(request, limits)
  const reply = await receive(app, request.headers['content-type'] ?? '', body)
  await body.return(undefined)
  send(app, reply, response)
  lingerFor(request, response)
}

/** Says when to try again, which every sender of AS4 does. */
function putOff({ status, retryAfter }: NotNow, request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(status, { 'retry-after': String(retryAfter) }).end()
  lingerFor(request, response)
}

function refusalOf(request: IncomingMessage, path: string): number | undefined {
  // RFC 9112, 3.2.2: the whole address is as good as its path.
  if (request.url?.replace(/^https?:\/\/[^/?#]+/i, '') !== path) return 404
  if (request.method !== 'POST') return 405
  const encoding = request.headers['content-encoding'] ?? 'identity'
  return encoding === 'identity' ? undefined : 415
}

function send(app: App, { status, body, retryAfter }: Reply, response: ServerResponse): void {
  if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter)
  if (body === undefined) {
    response.writeHead(status).end()
    return
  }
  response.writeHead(status, { 'content-type': 'application/soap+xml; charset=UTF-8', 'content-length': body.length })
  response.end(body, () => {
    if (status === 200) app.at('receipt-sent-before-emit-relay')
  })
}

/** Whoever is still sending gets a moment to see the answer before the connection is cut. */
function lingerFor(request: IncomingMessage, response: ServerResponse): void {
  request.resume()
  response.on('finish', () => {
    if (request.complete) return
    const cut = setTimeout(() => request.destroy(), lingerMs)
    for (const end of ['end', 'close']) request.once(end, () => clearTimeout(cut))
  })
}
