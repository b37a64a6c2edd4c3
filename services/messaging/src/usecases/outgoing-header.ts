import { type Property, propertyOf, type UserMessage } from '../as4/ebms/user-message.ts'
import { gzipType } from '../as4/names.ts'
import type { Agreement } from '../domain/agreement.ts'
import type { AccessPoint, Partner } from '../store/access-point.ts'
import type { SpooledPart } from './spool-parts.ts'
import type { Submission } from './submission.ts'

/** Between whom a message goes, and as what. */
export interface Exchange {
  point: AccessPoint
  partner: Partner
  agreement: Agreement
}

/** A part that is about to leave. */
export type LeavingPart = SpooledPart & { contentId: string }

/** The header of a message. What is in it is in the clear: parts have no file names unless the caller wants them. */
export function headerOf(
  { point, partner, agreement }: Exchange,
  submission: Submission,
  { id, now, parts }: { id: string; now: Date; parts: LeavingPart[] },
): UserMessage {
  const { roles, service, action, conversationId, refToMessageId, properties } = submission
  return {
    timestamp: now.toISOString(),
    messageId: submission.messageId ?? `${id}@${point.domain}`,
    refToMessageId,
    from: { id: point.party, type: point.partyType, role: roles?.from ?? point.role },
    to: { id: partner.party, type: partner.partyType, role: roles?.to ?? partner.role },
    ...(agreement.ref === undefined ? {} : { agreementRef: agreement.ref }),
    service,
    action,
    conversationId,
    properties,
    parts: parts.map((part) => ({ contentId: part.contentId, properties: propertiesOf(part) })),
  }
}

/** The character encoding of XML is said as well (AS4 3.1), unless the caller said one. */
function propertiesOf({ mediaType, compressed, charset, properties }: SpooledPart): Property[] {
  const made = [{ name: 'MimeType', value: mediaType }]
  if (compressed) made.push({ name: 'CompressionType', value: gzipType })
  if (charset !== undefined && propertyOf(properties, 'CharacterSet') === undefined) {
    made.push({ name: 'CharacterSet', value: charset })
  }
  return [...made, ...properties]
}
