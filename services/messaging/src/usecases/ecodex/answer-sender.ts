import { inTenant } from '@sustento/platform/unit'
import { getEcodexMessage } from '../../store/ecodex-messages.ts'
import { type EcodexWork, endWork } from '../../store/ecodex-work.ts'
import { insertEvidence } from '../../store/evidences.ts'
import { findForwarding } from '../../store/forwardings.ts'
import type { App } from '../app.ts'
import { issue } from './issue.ts'
import type { Received } from './open-received.ts'
import { sendBack } from './send-back.ts'

/** `cases` took the message over, or somebody opened it: its sender is given the evidence. */
export async function answerSender(app: App, tenant: string, received: Received, work: EcodexWork): Promise<void> {
  const { message, at } = work
  const point = app.points.get(tenant)
  const { subject, forwarding } = await inTenant(app, { tenant }, async (tx) => ({
    subject: (await getEcodexMessage(tx, message)).subject,
    forwarding: await findForwarding(tx, message),
  }))
  const forwardedTo = point.partners.find(({ id }) => id === forwarding?.partner)?.party
  const kind = work.step === 'opened' ? 'RETRIEVAL' : 'DELIVERY'
  const issued = await issue(point, message, subject, { kind, at, forwardedTo })
  await sendBack(app, tenant, received, subject, issued)
  await inTenant(app, { tenant }, async (tx) => {
    if (await endWork(tx, work)) await insertEvidence(tx, message, issued)
  })
}
