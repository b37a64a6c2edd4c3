import { randomUUID } from 'node:crypto'
import { audit } from '@sustento/platform/audit'
import { inTenant } from '@sustento/platform/unit'
import type { EbmsError } from '../../as4/ebms-error.ts'
import type { AccessPoint, Partner } from '../../store/access-point.ts'
import type { App } from '../app.ts'
import { countRefusal } from '../metrics.ts'
import { tellRefused } from '../tell.ts'

/** Whom audit lines name for what comes over the wire: nobody has signed in there. */
export function accessPointActor() {
  return { actor: { subject: 'access-point', kind: 'service' as const, roles: [] }, requestId: randomUUID() }
}

/** What was known of a message when it was refused. */
export interface RefusedMessage {
  messageId: string
  point: AccessPoint | undefined
  /** Who proved to have sent it. */
  partner: Partner | undefined
}

/** A refusal as far as anybody may be told: nothing of what the message says. */
export interface Refusal {
  /** Wire id, empty where it could not be read. */
  messageId: string
  code: string
  detail: string
}

/** Says to the partner that it may send the same message again. */
const passing = 'EBMS:0202'

/** One audit line for each message that was refused, in the tenant to which it was addressed, and a fact for its consumers. */
export async function recordRefusal(app: App, refused: RefusedMessage, error: EbmsError): Promise<void> {
  const { messageId, point, partner } = refused
  const { code, detail } = error
  app.log.warn({ tenant: point?.tenant, code, detail }, 'a message was refused')
  countRefusal(point?.tenant, code)
  await app.refused?.({ messageId, code, detail })
  if (point === undefined) return
  const name = `tenants/${point.tenant}/messages`
  await inTenant(app, point, async (tx) => {
    await audit(tx, accessPointActor(), { action: 'message.receive', name, outcome: 'refused', reason: code })
    if (partner !== undefined && code !== passing) await tellRefused(tx, point.tenant, partner.id, { messageId, code })
  })
}
