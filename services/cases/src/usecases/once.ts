import type { Ctx } from '@sustento/platform/ctx'
import { idempotent } from '@sustento/platform/idempotent'
import type { App } from '../app.ts'
import { doWork, type Work } from './work.ts'

/** A request message of the contract with its encoding. */
interface Codec<Q> {
  encode(request: Q): { finish(): Uint8Array }
}

/** Does a piece of work in one transaction, once for each request id; the name of the resource that it made or changed. */
export function once<Q extends { requestId: string }>(
  app: App,
  ctx: Ctx,
  rpc: string,
  codec: Codec<Q>,
  request: Q,
  work: (work: Work) => Promise<string>,
): Promise<string> {
  const content = codec.encode(request).finish()
  return doWork(app, ctx, (own) => idempotent(own.tx, ctx, rpc, request.requestId, content, () => work(own)))
}
