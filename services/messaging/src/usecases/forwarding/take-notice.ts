import type { EntityManager } from 'typeorm'
import { type Property, valuesOf } from '../../as4/ebms/user-message.ts'
import type { AccessPoint } from '../../store/access-point.ts'
import { updateConfirmed } from '../../store/course.ts'
import { insertEvidence } from '../../store/evidences.ts'
import type { MessageRow } from '../../store/message-row.ts'
import { findSentUnder } from '../../store/messages.ts'
import type { App } from '../app.ts'
import { happened } from '../ecodex/happened.ts'
import { tell } from '../tell.ts'
import { forwardedTo } from './notice.ts'

/** Whether a message may be such a notice, as far as it tells itself. */
export function mayBeNotice({ refToMessageId }: Pick<MessageRow, 'refToMessageId'>, properties: Property[]): boolean {
  return refToMessageId !== '' && new Set(valuesOf(properties, forwardedTo)).size === 1
}

/**
 * Takes the notice that a message of ours was forwarded (Article 49(2)); false when a message is none. A partner may say so
 * of what was sent to its State, and name an authority of that State which we know: then whoever sent the message hears of
 * it. Anything else is a message like others, which an official reads.
 */
export async function takeNotice(
  app: App,
  tx: EntityManager,
  { tenant, partners }: AccessPoint,
  row: MessageRow,
  properties: Property[],
): Promise<boolean> {
  if (!mayBeNotice(row, properties)) return false
  const [party] = valuesOf(properties, forwardedTo)
  const stateOf = (id: string) => partners.find((one) => one.id === id)?.state
  const sent = await findSentUnder(tx, row.refToMessageId)
  const to = partners.find((one) => one.party === party && one.state === stateOf(row.partner))
  if (sent === undefined || to === undefined || to.id === row.partner) return false
  if (stateOf(sent.partner) !== to.state) return false
  const at = app.clock.now()
  await updateConfirmed(tx, row.id, at)
  await insertEvidence(tx, row.id, { kind: 'confirmed', at })
  await happened(tx, row.id, 'taken-over', at)
  await insertEvidence(tx, sent.id, { kind: 'forwarded-there', at, code: to.id })
  await tell(tx, tenant, sent, { kind: 'forwarded-there', by: row.partner, to: to.id, notice: row.id })
  return true
}
