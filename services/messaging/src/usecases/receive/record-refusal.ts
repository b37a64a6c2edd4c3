import { randomUUID } from 'node:crypto'
import { audit } from '@sustento/platform/audit'
import { inTenant } from '@sustento/platform/unit'
import type { EbmsError } from '../../as4/ebms-error.ts'
import type { AccessPoint } from '../../store/access-point.ts'
import type { App } from '../app.ts'

/** Whom audit lines name for what comes over the wire: nobody has signed in there. */
export function accessPointActor() {
  return { actor: { subject: 'access-point', kind: 'service' as const, roles: [] }, requestId: randomUUID() }
}

/** One audit line for each message that was refused, in the tenant to which it was addressed. */
export async function recordRefusal(app: App, point: AccessPoint | undefined, error: EbmsError): Promise<void> {
  app.log.warn({ tenant: point?.tenant, code: error.code, detail: error.detail }, 'a message was refused')
  if (point === undefined) return
  const name = `tenants/${point.tenant}/messages`
  await inTenant(app, point, (tx) =>
    audit(tx, accessPointActor(), { action: 'message.receive', name, outcome: 'refused', reason: error.code }),
  )
}
