import { audit } from '@sustento/platform/audit'
import type { Ctx } from '@sustento/platform/ctx'
import { refuse } from '@sustento/platform/errors'
import { idempotent } from '@sustento/platform/idempotent'
import { inTenant } from '@sustento/platform/unit'
import type { EntityManager } from 'typeorm'
import { messageIdIn } from '../domain/names.ts'
import type { MessageRow } from '../store/message-row.ts'
import { getMessageForUpdate } from '../store/messages.ts'
import type { App } from './app.ts'

/** A request that changes one message. */
export interface MessageChange {
  name: string
  requestId: string
  /** The request as it was encoded. */
  bytes: Uint8Array
}

/** The id in the name of a message, or a refusal that says no more than that there is none. */
export function idIn(name: string): string {
  return messageIdIn(name) ?? refuse('NOT_FOUND', 'there is no such message')
}

/** Changes a message once for each request id, its row locked, with an audit line. */
export async function changeMessage(
  app: App,
  ctx: Ctx,
  change: MessageChange,
  { rpc, action, basis }: { rpc: string; action: string; basis?: string },
  work: (tx: EntityManager, row: MessageRow) => Promise<void>,
): Promise<string> {
  const id = idIn(change.name)
  return inTenant(app, ctx, (tx) =>
    idempotent(tx, ctx, rpc, change.requestId, change.bytes, async () => {
      await work(tx, await getMessageForUpdate(tx, id))
      await audit(tx, ctx, { action, name: change.name, outcome: 'done', basis })
      return change.name
    }),
  )
}
