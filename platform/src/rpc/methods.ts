import type {
  handleBidiStreamingCall,
  handleClientStreamingCall,
  handleServerStreamingCall,
  handleUnaryCall,
  ServerReadableStream,
  UntypedHandleCall,
} from '@grpc/grpc-js'
import type { Ctx } from '../ctx.ts'
import { Refused } from '../errors.ts'
import type { attendant, OpenMethod } from './attend.ts'
import type { MethodShape } from './definition.ts'
import { toServiceError } from './status.ts'
import { received, sendAll } from './streams.ts'

type Attend = ReturnType<typeof attendant>
type Unary = (request: object, ctx: Ctx) => Promise<object>
type ServerStream = (request: object, ctx: Ctx) => AsyncIterable<object>
type ClientStream = (requests: AsyncIterable<object>, ctx: Ctx) => Promise<object>
type BothWays = (requests: AsyncIterable<object>, ctx: Ctx) => AsyncIterable<object>

/** Stands for bytes that are no message, so that the refusal is ours: grpc-js would answer INTERNAL without a reason. */
const malformed = Object.freeze({})

/** The method's definition, reading bytes without throwing. */
export function tolerant<M extends MethodShape>(shape: M): M {
  const requestDeserialize = (bytes: Buffer) => {
    try {
      return shape.requestDeserialize(bytes)
    } catch {
      return malformed
    }
  }
  return { ...shape, requestDeserialize }
}

/** Turns a plain async function into what grpc-js calls, with admission before and the error's status after. */
export function handlerOf(shape: MethodShape, method: OpenMethod, handle: unknown, attend: Attend): UntypedHandleCall {
  if (shape.requestStream && shape.responseStream) return bothWays(method, handle as BothWays, attend)
  if (shape.requestStream) return clientStream(method, handle as ClientStream, attend)
  return shape.responseStream
    ? serverStream(method, handle as ServerStream, attend)
    : unary(method, handle as Unary, attend)
}

function unary(method: OpenMethod, handle: Unary, attend: Attend): handleUnaryCall<object, object> {
  return (call, callback) => {
    const { request } = call
    attend(
      call,
      method,
      () => subject(method, request),
      (ctx) => handle(checked(method, request, ctx), ctx),
    ).then(
      (answer) => callback(null, answer),
      (error) => callback(toServiceError(error)),
    )
  }
}

function serverStream(
  method: OpenMethod,
  handle: ServerStream,
  attend: Attend,
): handleServerStreamingCall<object, object> {
  return (call) => {
    const { request } = call
    attend(
      call,
      method,
      () => subject(method, request),
      (ctx) => sendAll(call, handle(checked(method, request, ctx), ctx)),
    ).then(
      () => call.end(),
      (error) => call.emit('error', toServiceError(error)),
    )
  }
}

function clientStream(
  method: OpenMethod,
  handle: ClientStream,
  attend: Attend,
): handleClientStreamingCall<object, object> {
  return (call, callback) => {
    const { requests, settled } = guarded(call, method)
    attend(
      call,
      method,
      () => undefined,
      (ctx) => settled(handle(requests(ctx), ctx)),
    ).then(
      (answer) => callback(null, answer),
      (error) => callback(toServiceError(error)),
    )
  }
}

function bothWays(method: OpenMethod, handle: BothWays, attend: Attend): handleBidiStreamingCall<object, object> {
  return (call) => {
    const { requests, settled } = guarded(call, method)
    attend(
      call,
      method,
      () => undefined,
      (ctx) => settled(sendAll(call, handle(requests(ctx), ctx))),
    ).then(
      () => call.end(),
      (error) => call.emit('error', toServiceError(error)),
    )
  }
}

/** The checked messages of a stream. A handler that swallows the refusal of one has not lifted it: `settled` throws it. */
function guarded(call: ServerReadableStream<object, object>, method: OpenMethod) {
  let refusal: unknown
  async function* requests(ctx: Ctx) {
    let first = true
    try {
      for await (const message of received(call)) {
        yield checked(method, message, ctx, first)
        first = false
      }
    } catch (error) {
      refusal = error
      throw error
    }
  }
  async function settled<T>(work: Promise<T>): Promise<T> {
    const answer = await work.catch((error) => Promise.reject(refusal ?? error))
    return refusal ? Promise.reject(refusal) : answer
  }
  return { requests, settled }
}

function checked(method: OpenMethod, message: object, ctx: Ctx, first = true): object {
  if (message === malformed) throw new Refused('INVALID_ARGUMENT', 'the request is not a message of the contract')
  method.tenants.enforce(message, ctx.tenant, first)
  return message
}

function subject(method: OpenMethod, message: object): string | undefined {
  return message === malformed ? undefined : method.tenants.subjectOf(message)
}
