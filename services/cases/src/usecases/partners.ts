import type { Ctx } from '@sustento/platform/ctx'
import { Refused, refuse } from '@sustento/platform/errors'
import type { Partner } from '@sustento/platform/gen/sustento/messaging/v1/messaging_service'
import type { App } from '../app.ts'

/** The Central Authority with which we exchange, as the access point knows it. */
export async function getPartner(app: App, ctx: Ctx, name: string): Promise<Partner> {
  if (!name.startsWith(`tenants/${ctx.tenant}/partners/`)) unknown(name)
  try {
    const { partner } = await app.peers.messaging.getPartner({ name }, ctx)
    return partner ?? unknown(name)
  } catch (error) {
    if (error instanceof Refused && error.reason === 'NOT_FOUND') unknown(name)
    throw error
  }
}

function unknown(name: string): never {
  return refuse('PARTNER_UNKNOWN', 'there is no such partner', { partner: name })
}
