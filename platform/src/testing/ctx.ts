import { randomUUID } from 'node:crypto'
import type { Ctx } from '../ctx.ts'

/** A call by a caseworker of the tenant. */
export function testCtx(tenant: string, about: Partial<Ctx> = {}): Ctx {
  const actor = { subject: 'caseworker-1', kind: 'user' as const, roles: ['caseworker'] }
  return { tenant, actor, requestId: randomUUID(), token: 'none', ...about }
}
