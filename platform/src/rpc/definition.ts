import type { Ctx } from '../ctx.ts'

/** One method as ts-proto generates it; structural, so that requests and responses can be inferred from it. */
export interface MethodShape {
  path: string
  requestStream: boolean
  responseStream: boolean
  requestSerialize: (value: never) => Buffer
  requestDeserialize: (value: Buffer) => object
  responseSerialize: (value: never) => Buffer
  responseDeserialize: (value: Buffer) => object
}

/** A service as ts-proto generates it, for example `CasesServiceService`. */
export type Definition = Readonly<Record<string, MethodShape>>

type Request<M extends MethodShape> = ReturnType<M['requestDeserialize']>
type Response<M extends MethodShape> = ReturnType<M['responseDeserialize']>

/** What comes of a stream of requests: one answer, or a stream of them. */
type Answers<M extends MethodShape> = M['responseStream'] extends true
  ? AsyncIterable<Response<M>>
  : Promise<Response<M>>

type Handler<M extends MethodShape> = M['requestStream'] extends true
  ? (requests: AsyncIterable<Request<M>>, ctx: Ctx) => Answers<M>
  : M['responseStream'] extends true
    ? (request: Request<M>, ctx: Ctx) => AsyncIterable<Response<M>>
    : (request: Request<M>, ctx: Ctx) => Promise<Response<M>>

/** What implements a service: plain async functions of the request and the call's context. */
export type Handlers<D extends Definition> = { [K in keyof D]: Handler<D[K]> }

/** On whose behalf a call is made; a `Ctx` is one. */
export type CallFrom = Partial<Pick<Ctx, 'token' | 'requestId' | 'locale'>>

type Call<M extends MethodShape> = M['requestStream'] extends true
  ? (requests: AsyncIterable<Request<M>>, from?: CallFrom) => Answers<M>
  : M['responseStream'] extends true
    ? (request: Request<M>, from?: CallFrom) => AsyncIterable<Response<M>>
    : (request: Request<M>, from?: CallFrom) => Promise<Response<M>>

/** The calls of a client: as the handlers, with the caller's context forwarded. */
export type Calls<D extends Definition> = { [K in keyof D]: Call<D[K]> }

/** Names of the metadata that travel with each call. */
export const metadataKeys = {
  token: 'authorization',
  requestId: 'x-request-id',
  locale: 'accept-language',
} as const
