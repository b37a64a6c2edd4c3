import { audit } from '@sustento/platform/audit'
import type { Ctx } from '@sustento/platform/ctx'
import { refuse } from '@sustento/platform/errors'
import { inTenant } from '@sustento/platform/unit'
import type { IdentityApp } from '../../app.ts'
import { findUser } from '../../store/directory.ts'
import { userId, userName } from '../names.ts'
import { toView, type UserView } from './view.ts'

/** One user; the audit line is committed before the answer leaves. */
export async function getUser(app: IdentityApp, ctx: Ctx, name: string): Promise<UserView> {
  const row = await inTenant(app, ctx, async (tx) => {
    const found = (await findUser(tx, userId(name))) ?? refuse('NOT_FOUND', 'there is no such user', { name })
    await audit(tx, ctx, { action: 'user.read', name, outcome: 'done' })
    return found
  })
  return toView(app, ctx.tenant, row)
}

/** The caller. */
export async function getCurrentUser(app: IdentityApp, ctx: Ctx): Promise<UserView> {
  return getUser(app, ctx, userName(ctx.tenant, ctx.actor.subject))
}
