import { audit } from '@sustento/platform/audit'
import type { Ctx } from '@sustento/platform/ctx'
import { pageSize, readPageToken, writePageToken } from '@sustento/platform/page'
import { inTenant } from '@sustento/platform/unit'
import type { IdentityApp } from '../../app.ts'
import { listUsers as listRows } from '../../store/directory.ts'
import { toView, type UserView } from './view.ts'

type Position = { createdAt: string; id: string }

/** One page of users, newest first; one audit line for the page, committed before the answer leaves. */
export async function listUsers(
  app: IdentityApp,
  ctx: Ctx,
  size: number,
  token: string,
): Promise<{ users: UserView[]; nextPageToken: string }> {
  const of = { tenant: ctx.tenant, rpc: 'ListUsers', filter: {} }
  const limit = pageSize(size)
  const after = await readPageToken<Position>(app.keyring, of, token)
  const rows = await inTenant(app, ctx, async (tx) => {
    await audit(tx, ctx, { action: 'user.list', name: `tenants/${ctx.tenant}`, outcome: 'done' })
    return listRows(tx, after, limit + 1)
  })
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  const position = last && { createdAt: last.createdAt.toISOString(), id: last.id }
  const users: UserView[] = []
  for (const row of page) users.push(await toView(app, ctx.tenant, row))
  return { users, nextPageToken: await writePageToken(app.keyring, of, position) }
}
