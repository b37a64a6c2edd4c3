import type { ChannelCredentials, Client, ClientDuplexStream, ClientWritableStream, Metadata } from '@grpc/grpc-js'
import { openChannel } from './channel.ts'
import type { CallFrom, Calls, Definition, MethodShape } from './definition.ts'
import { deadlineIn, metadataOf } from './metadata.ts'
import { room } from './pace.ts'
import { fromServiceError } from './status.ts'

/** The client class that ts-proto generates, for example `CasesServiceClient`; only its definition is used. */
export interface ClientClass<D extends Definition> {
  service: D
}

/** How a client calls. */
export interface ClientOptions {
  /** Token of calls that are made without a context: of a loop, see `serviceToken`. */
  token?: string | (() => Promise<string>)
  /** Deadline of calls without streams; default 15 s. */
  deadlineMs?: number
  /** Deadline of calls with a stream; default 15 min. */
  streamDeadlineMs?: number
  credentials?: ChannelCredentials
}

/** One method over the channel: what the four kinds of call share. */
interface Line {
  channel: Client
  shape: MethodShape
  encode: (value: object) => Buffer
  decode: (bytes: Buffer) => object
  deadlineMs: number
  metadata: (from?: CallFrom) => Promise<Metadata>
}

/**
 * A client of one service: async functions that forward token, request id, language and trace of the given context,
 * and throw what the service answered as `Refused`. Make it once, close it at the end.
 */
export function grpcClient<D extends Definition>(
  { service }: ClientClass<D>,
  address: string,
  options: ClientOptions = {},
): Calls<D> & { close(): void } {
  const channel = openChannel(address, options.credentials)
  const metadata = async (from: CallFrom = {}) => {
    const token = from.token ?? (typeof options.token === 'function' ? await options.token() : options.token)
    return metadataOf({ ...from, token })
  }
  const calls = Object.entries(service).map(([key, shape]) => [key, callOf(shape, channel, metadata, options)])
  return { ...Object.fromEntries(calls), close: () => channel.close() }
}

function callOf(shape: MethodShape, channel: Client, metadata: Line['metadata'], options: ClientOptions) {
  const { deadlineMs = 15_000, streamDeadlineMs = 15 * 60_000 } = options
  const line: Line = {
    channel,
    shape,
    encode: (value) => (value === broken ? Buffer.of(0xff) : shape.requestSerialize(value as never)),
    decode: shape.responseDeserialize,
    deadlineMs: shape.requestStream || shape.responseStream ? streamDeadlineMs : deadlineMs,
    metadata,
  }
  if (shape.requestStream && shape.responseStream)
    return (requests: AsyncIterable<object>, from?: CallFrom) => exchange(line, requests, from)
  if (shape.requestStream) return (requests: AsyncIterable<object>, from?: CallFrom) => upload(line, requests, from)
  return shape.responseStream
    ? (request: object, from?: CallFrom) => download(line, request, from)
    : (request: object, from?: CallFrom) => unary(line, request, from)
}

async function unary({ channel, shape, encode, decode, deadlineMs, metadata }: Line, request: object, from?: CallFrom) {
  const sent = await metadata(from)
  return new Promise((resolve, reject) => {
    channel.makeUnaryRequest(
      shape.path,
      encode,
      decode,
      request,
      sent,
      { deadline: deadlineIn(deadlineMs) },
      (error, answer) => (error ? reject(fromServiceError(error)) : resolve(answer)),
    )
  })
}

async function* download(
  { channel, shape, encode, decode, deadlineMs, metadata }: Line,
  request: object,
  from?: CallFrom,
) {
  const options = { deadline: deadlineIn(deadlineMs) }
  const call = channel.makeServerStreamRequest(shape.path, encode, decode, request, await metadata(from), options)
  try {
    for await (const answer of call) yield answer
  } catch (error) {
    throw fromServiceError(error)
  } finally {
    call.cancel()
  }
}

async function upload(
  { channel, shape, encode, decode, deadlineMs, metadata }: Line,
  requests: AsyncIterable<object>,
  from?: CallFrom,
) {
  const sent = await metadata(from)
  const { promise, resolve, reject } = Promise.withResolvers<unknown>()
  const call = channel.makeClientStreamRequest(
    shape.path,
    encode,
    decode,
    sent,
    { deadline: deadlineIn(deadlineMs) },
    (error, answer) => (error ? reject(fromServiceError(error)) : resolve(answer)),
  )
  // the answer may come before the end of the upload, most often as a refusal: it stops the sending
  await Promise.race([promise, send(call, requests)])
  return promise
}

/** Sends and receives at the same time; the answers end when both are done. */
async function* exchange(
  { channel, shape, encode, decode, deadlineMs, metadata }: Line,
  requests: AsyncIterable<object>,
  from?: CallFrom,
) {
  const options = { deadline: deadlineIn(deadlineMs) }
  const call = channel.makeBidiStreamRequest(shape.path, encode, decode, await metadata(from), options)
  let broken: unknown
  const sent = send(call, requests).catch((error: unknown) => {
    broken = error
  })
  try {
    for await (const answer of call) yield answer
    await sent
  } catch (error) {
    // a source that failed is the cause of what the service then answers
    throw broken ?? fromServiceError(error)
  } finally {
    call.cancel()
  }
}

/** No message: tells the server that the stream is broken. Cancelling would look like its end, see `streams.ts`. */
const broken = {}

/** Sends at the pace of the reader. A source that fails breaks the stream, so that no half passes as the whole. */
async function send(
  call: ClientWritableStream<object> | ClientDuplexStream<object, object>,
  requests: AsyncIterable<object>,
) {
  let answered = false
  call.once('status', () => {
    answered = true
  })
  try {
    for await (const request of requests) {
      if (answered) return
      if (!call.write(request)) await room(call, 'status')
    }
    call.end()
  } catch (error) {
    call.write(broken)
    throw error
  }
}
