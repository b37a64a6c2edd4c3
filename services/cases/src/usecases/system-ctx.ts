import { randomUUID } from 'node:crypto'
import type { Ctx } from '@sustento/platform/ctx'

/**
 * The context of what cases does by itself, for no user. Without a token it writes in the tenant's own database only;
 * a loop that calls other services has the one of the tenant's service account.
 */
export function systemCtx(tenant: string, token = ''): Ctx {
  const actor = { subject: 'service-cases', kind: 'service' as const, roles: ['service-cases'] }
  return { tenant, actor, requestId: randomUUID(), token }
}
