import { type FileRegistry, fromBinary, toJson } from '@bufbuild/protobuf'
import type { Client } from '@grpc/grpc-js'
import { type Request, type RequestHandler, type Response, Router, raw } from 'express'
import { contract, type Rpc } from '../descriptors.ts'
import { Refused } from '../errors.ts'
import type { CallFrom } from '../rpc/definition.ts'
import { answerOnce, answerStream } from './answer.ts'
import { type Binding, bindingsOf } from './bindings.ts'
import { readRequest } from './read-request.ts'
import { requestIdOf, withRequestId } from './request-id.ts'

/** What a REST door leads to. */
export interface DoorOptions {
  /** Full names of the services, for example `sustento.cases.v1.CasesService`. */
  services: readonly string[]
  /** Where they are, see `openChannel`. */
  channel: Client
  /** The caller's token; by default the bearer token of the request. A session's back end gives the session's. */
  token?: (request: Request) => string | undefined | Promise<string | undefined>
  /** Largest body; default 1 MiB. */
  bodyLimit?: number
  registry?: FileRegistry
}

/**
 * The REST door: the `google.api.http` bindings of services as routes. JSON is read strictly against the contract and
 * handed on as bytes to the same gRPC handlers, so both doors have the same rules. A path that is not bound is left to
 * the next router; errors are left to `problems`.
 */
export function restDoor({
  services,
  channel,
  token = bearer,
  bodyLimit = 1024 * 1024,
  registry = contract(),
}: DoorOptions): Router {
  const bindings = bindingsOf(services, registry)
  const readBody = raw({ type: () => true, limit: bodyLimit, inflate: false })
  const door: RequestHandler = async (request, response, next) => {
    const found = find(bindings, request)
    if (!found) return next()
    await new Promise<void>((resolve, reject) =>
      readBody(request, response, (error) => (error ? reject(error) : resolve())),
    )
    const { binding, variables } = found
    const query = new URLSearchParams(request.originalUrl.split('?').slice(1).join('?'))
    const bytes = readRequest(binding, { variables, query, body: textOf(request) })
    const from = { token: await token(request), requestId: requestIdOf(response), locale: languageOf(request) }
    await call(binding.rpc, channel, Buffer.from(bytes), from, response, registry)
  }
  return Router().use(withRequestId, door)
}

function find(bindings: readonly Binding[], { method, path }: Request) {
  for (const binding of bindings) {
    const variables = binding.verb === method ? binding.template.match(path) : undefined
    if (variables) return { binding, variables }
  }
  return undefined
}

function call(rpc: Rpc, channel: Client, bytes: Buffer, from: CallFrom, response: Response, registry: FileRegistry) {
  const { output, methodKind } = rpc.desc
  // zero values are written out: integrators get the same shape each time
  const json = (answer: Buffer) =>
    JSON.stringify(toJson(output, fromBinary(output, answer), { registry, alwaysEmitImplicit: true }))
  const answer = methodKind === 'server_streaming' ? answerStream : answerOnce
  return answer({ channel, path: rpc.path, bytes, from, response, json })
}

/** Only plain UTF-8 JSON: a decoder that guesses would read another text than the one that was checked. */
function textOf(request: Request): string {
  const body: unknown = request.body
  if (!(body instanceof Uint8Array) || body.byteLength === 0) return ''
  if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(request.get('content-type') ?? ''))
    throw new Refused('UNSUPPORTED_MEDIA_TYPE', 'the body must be application/json in UTF-8')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    throw new Refused('INVALID_ARGUMENT', 'the body is not UTF-8')
  }
}

/** Anything else than a bearer token is no token; the service refuses the call. */
function bearer(request: Request): string | undefined {
  return /^Bearer ([\w.~+/=-]+)$/i.exec(request.get('authorization') ?? '')?.[1]
}

function languageOf(request: Request): string | undefined {
  const header = request.get('accept-language') ?? ''
  return /^[\w;=.,* -]{1,200}$/.test(header) ? header : undefined
}
