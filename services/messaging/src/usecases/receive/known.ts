import { Fault } from '@sustento/platform/errors'
import { inTenant, reading } from '@sustento/platform/unit'
import { type SignedDigest, sameDigests } from '../../as4/ebms/signal.ts'
import { EbmsError } from '../../as4/ebms-error.ts'
import { findReceipt } from '../../store/evidences.ts'
import type { MessageRow } from '../../store/message-row.ts'
import { findReceived } from '../../store/messages.ts'
import type { App } from '../app.ts'
import { tellIncident } from '../tell.ts'
import type { Authentic } from './authenticate.ts'

/** What this partner sent before under the same id. We never forget one, so a replay is recognised after years. */
export function findKnown(app: App, { point, partner, message }: Authentic): Promise<MessageRow | undefined> {
  return reading(app, point, (db) => findReceived(db, partner.id, message.messageId))
}

/**
 * The receipt of the first reception, when this is the same message. The same id with other content is refused, is an
 * incident, and changes nothing.
 */
export async function answerKnown(app: App, authentic: Authentic, known: MessageRow): Promise<Buffer> {
  const { point, partner } = authentic
  if (!sameDigests(known.digests, digestsOf(authentic))) {
    await inTenant(app, point, (tx) => tellIncident(tx, point.tenant, partner.id, 'EBMS:0003', known.id))
    throw new EbmsError('EBMS:0003', 'another message was received under this id')
  }
  const receipt = await inTenant(app, point, (tx) => findReceipt(tx, known.id))
  if (receipt === undefined) throw new Fault('a received message has no receipt')
  return receipt
}

/** What the received signature covers. */
export function digestsOf({ security }: Authentic): SignedDigest[] {
  return (security.signature?.references ?? []).map(({ uri, algorithm, value }) => ({ uri, algorithm, value }))
}
