import { audit } from '@sustento/platform/audit'
import type { Ctx } from '@sustento/platform/ctx'
import { refuse } from '@sustento/platform/errors'
import { inTenant } from '@sustento/platform/unit'
import { partnerName } from '../../domain/names.ts'
import type { Allowance, Throttle } from '../../domain/throttle.ts'
import type { App } from '../app.ts'
import { type PingResult, pingPartner } from '../ping.ts'

/** What is allowed for each partner: whoever clicks again and again troubles the other side. */
export const pingAllowance: Allowance = { atOnce: 1, perMinute: 10 }

/** A ping that somebody asked for leaves an audit line. */
export async function pingAudited(app: App, pings: Throttle, ctx: Ctx, partnerId: string): Promise<PingResult> {
  const name = partnerName(ctx.tenant, partnerId)
  if (!pings.begin(name)) refuse('RESOURCE_EXHAUSTED', 'a test message to this partner is under way')
  try {
    if (pings.spend(name) !== undefined) refuse('RESOURCE_EXHAUSTED', 'this partner was tested ten times in a minute')
    const result = await pingPartner(app, ctx.tenant, partnerId)
    await inTenant(app, ctx, (tx) => audit(tx, ctx, { action: 'partner.ping', name, outcome: 'done' }))
    return result
  } finally {
    pings.end(name)
  }
}
