import { audit } from '@sustento/platform/audit'
import type { Ctx } from '@sustento/platform/ctx'
import { emit } from '@sustento/platform/outbox'
import type { EntityManager } from 'typeorm'

/** A change of a user: how the audit log calls it, and the fact that tells it. */
export interface UserChange {
  action: 'user.create' | 'user.update' | 'user.reset-password' | 'user.reset-second-factor' | 'user.unlock'
  name: string
  type: string
  data: Uint8Array
}

/** Writes the audit line and the fact of a change, in its transaction. */
export async function recordChange(tx: EntityManager, ctx: Ctx, change: UserChange): Promise<void> {
  const { action, name, type, data } = change
  await audit(tx, ctx, { action, name, outcome: 'done' })
  await emit(tx, { type: `sustento.identity.v1.${type}`, subject: name, data })
}
