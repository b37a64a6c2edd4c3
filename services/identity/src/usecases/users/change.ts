import { randomUUID } from 'node:crypto'
import type { Ctx } from '@sustento/platform/ctx'
import { refuse } from '@sustento/platform/errors'
import { idempotent } from '@sustento/platform/idempotent'
import { inTenant } from '@sustento/platform/unit'
import type { EntityManager } from 'typeorm'
import type { IdentityApp } from '../../app.ts'
import { findUserForUpdate, updateUser } from '../../store/directory.ts'
import type { UserRow } from '../../store/user-row.ts'
import { userId } from '../names.ts'
import type { Repeatable } from '../repeatable.ts'

/** One change of an account: which call asked for it, and how the row changes. */
export interface AccountChange {
  rpc: string
  name: string
  /** Given the locked row: the new columns, after whatever else the change does in the transaction. */
  change: (tx: EntityManager, row: UserRow) => Promise<Partial<UserRow>>
}

/** Changes an account under its lock, once per request id; the etag changes with it. */
export async function changeAccount(
  app: IdentityApp,
  ctx: Ctx,
  request: Repeatable,
  { rpc, name, change }: AccountChange,
): Promise<void> {
  await inTenant(app, ctx, (tx) =>
    idempotent(tx, ctx, rpc, request.id, request.bytes, async () => {
      const row = await findUserForUpdate(tx, userId(name))
      if (!row) refuse('NOT_FOUND', 'there is no such user', { name })
      await updateUser(tx, row.id, { ...(await change(tx, row)), etag: randomUUID() })
      return name
    }),
  )
}
