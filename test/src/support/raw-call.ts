import { Client, credentials, Metadata, type ServiceError } from '@grpc/grpc-js'
import type { Rpc } from '@sustento/platform/descriptors'

const asIs = (bytes: Buffer) => bytes

/** Calls any RPC with bytes; resolves with the error, or with undefined when the call succeeded. */
export function callForError(
  client: Client,
  rpc: Rpc,
  token: string | undefined,
  request: Uint8Array,
): Promise<ServiceError | undefined> {
  const metadata = new Metadata()
  if (token !== undefined) metadata.set('authorization', `Bearer ${token}`)
  const options = { deadline: Date.now() + 20_000 }
  const bytes = Buffer.from(request)
  const { methodKind } = rpc.desc
  return new Promise((resolve) => {
    const done = (error: ServiceError | null) => resolve(error ?? undefined)
    if (methodKind === 'unary') {
      client.makeUnaryRequest(rpc.path, asIs, asIs, bytes, metadata, options, done)
    } else if (methodKind === 'client_streaming') {
      const call = client.makeClientStreamRequest(rpc.path, asIs, asIs, metadata, options, done)
      call.on('error', done)
      call.write(bytes)
      call.end()
    } else if (methodKind === 'bidi_streaming') {
      const call = client.makeBidiStreamRequest(rpc.path, asIs, asIs, metadata, options)
      call.on('data', () => {})
      call.on('error', done)
      call.on('end', () => done(null))
      call.write(bytes)
      call.end()
    } else {
      const call = client.makeServerStreamRequest(rpc.path, asIs, asIs, bytes, metadata, options)
      call.on('data', () => {})
      call.on('error', done)
      call.on('end', () => done(null))
    }
  })
}

/** A client for a gRPC port of this machine. */
export const rawClient = (port: number) => new Client(`127.0.0.1:${port}`, credentials.createInsecure())
