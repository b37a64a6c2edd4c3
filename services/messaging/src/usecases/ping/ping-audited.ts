import { audit } from '@sustento/platform/audit'
import type { Ctx } from '@sustento/platform/ctx'
import { inTenant } from '@sustento/platform/unit'
import { partnerName } from '../../domain/names.ts'
import type { App } from '../app.ts'
import { type PingResult, pingPartner } from '../ping.ts'

/** A ping that somebody asked for leaves an audit line. */
export async function pingAudited(app: App, ctx: Ctx, partnerId: string): Promise<PingResult> {
  const result = await pingPartner(app, ctx.tenant, partnerId)
  const name = partnerName(ctx.tenant, partnerId)
  await inTenant(app, ctx, (tx) => audit(tx, ctx, { action: 'partner.ping', name, outcome: 'done' }))
  return result
}
