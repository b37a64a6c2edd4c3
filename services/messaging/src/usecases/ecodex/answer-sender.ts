import { inTenant } from '@sustento/platform/unit'
import { reasons } from '../../ecodex/evidence/reasons.ts'
import { getEcodexMessage } from '../../store/ecodex-messages.ts'
import { type EcodexWork, endWork } from '../../store/ecodex-work.ts'
import { insertEvidence } from '../../store/evidences.ts'
import { findForwarding } from '../../store/forwardings.ts'
import type { App } from '../app.ts'
import { type Happening, issue } from './issue.ts'
import type { Received } from './open-received.ts'
import { sendBack } from './send-back.ts'

/** What happened to a message after it had arrived, or did not. */
export type Answered = EcodexWork & { step: Exclude<EcodexWork['step'], 'arrived'> }

/** What the sender is told of each step. */
const answers: Record<Answered['step'], Pick<Happening, 'kind' | 'reasons'>> = {
  'not-taken-over': { kind: 'NON_DELIVERY', reasons: [reasons.E300] },
  'taken-over': { kind: 'DELIVERY' },
  'not-opened': { kind: 'NON_RETRIEVAL', reasons: [reasons.E100] },
  opened: { kind: 'RETRIEVAL' },
}

/** `cases` took the message over, somebody opened it, or neither in time: its sender is given the evidence. */
export async function answerSender(app: App, tenant: string, received: Received, work: Answered): Promise<void> {
  const { message, step, at } = work
  const point = app.points.get(tenant)
  const { subject, forwarding } = await inTenant(app, { tenant }, async (tx) => ({
    subject: (await getEcodexMessage(tx, message)).subject,
    forwarding: await findForwarding(tx, message),
  }))
  const forwardedTo = point.partners.find(({ id }) => id === forwarding?.partner)?.party
  const issued = await issue(point, message, subject, {
    ...answers[step],
    at,
    forwardedTo: step === 'taken-over' ? forwardedTo : undefined,
  })
  await sendBack(app, tenant, received, subject, issued)
  await inTenant(app, { tenant }, async (tx) => {
    if (await endWork(tx, work)) await insertEvidence(tx, message, issued)
  })
}
