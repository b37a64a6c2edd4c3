import type { Ctx } from '@sustento/platform/ctx'
import { idempotent } from '@sustento/platform/idempotent'
import { inTenant } from '@sustento/platform/unit'
import type { EntityManager } from 'typeorm'
import type { App } from '../app.ts'

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
  work: (tx: EntityManager) => Promise<string>,
): Promise<string> {
  return inTenant(app, ctx, (tx) =>
    idempotent(tx, ctx, rpc, request.requestId, codec.encode(request).finish(), () => work(tx)),
  )
}
