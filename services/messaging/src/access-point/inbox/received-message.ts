import { X509Certificate } from 'node:crypto'
import type { PartInfo, Party, Property, UserMessage } from '../../as4/ebms/user-message.ts'
import { propertyOf } from '../../as4/ebms/user-message.ts'
import { readEnvelope } from '../../as4/envelope.ts'
import { profileIds, profiles } from '../../as4/security/profile.ts'
import { fingerprintOf, subjectOf } from '../../store/access-point.ts'
import type { MessageRow, PartRow } from '../../store/message-row.ts'
import { partName } from './file-names.ts'

/** What `message.json` of the inbox is made of. */
export interface Received {
  row: MessageRow
  parts: PartRow[]
  /** The SOAP part as it came; its signature was verified. */
  envelope: Buffer
  /** The certificate (DER) that verified it. */
  signer: Buffer
  /** Party id of the partner. */
  partner: string
}

/** Everything of the header of a message that was received, in the words of the outbox. */
export function receivedMessage({ row, parts, envelope, signer, partner }: Received): object {
  const { content, security } = readEnvelope(envelope)
  if (content.kind !== 'message') throw new TypeError('a signal was stored as a message')
  const { message } = content
  const { messageId, timestamp, refToMessageId, conversationId, service, action, agreementRef, properties } = message
  const certificate = new X509Certificate(signer)
  return {
    partner,
    messageId,
    timestamp,
    receivedAt: row.createdAt,
    ...(refToMessageId === '' ? {} : { refToMessageId }),
    conversationId,
    from: partyOf(message.from),
    to: partyOf(message.to),
    ...(agreementRef === undefined ? {} : { agreementRef }),
    service: service.value,
    serviceType: service.type,
    action,
    properties,
    parts: parts.map((part) => partOf(message, part)),
    securityProfile: profileIds.find((id) => profiles[id].signature.uri === security.signature?.algorithm),
    sender: {
      subject: subjectOf(certificate),
      fingerprint: fingerprintOf(certificate),
      certificate: certificate.toString(),
    },
  }
}

const partyOf = ({ id, type, role }: Party) => ({ partyId: id, partyIdType: type, role })

/** Media type, compression and character set are properties on the wire as well; here each has a field of its own. */
function partOf(
  { parts }: UserMessage,
  { id, listed, mediaType, contentId, size, sha256, compressed }: PartRow,
): object {
  const { properties } = parts[listed] as PartInfo
  const characterSet = propertyOf(properties, 'CharacterSet')
  return {
    file: partName(id, mediaType),
    mimeType: mediaType,
    ...(characterSet === undefined ? {} : { characterSet }),
    contentId,
    size,
    sha256,
    compressed,
    properties: Object.fromEntries(properties.filter(({ name }) => !own.has(name)).map(toEntry)),
  }
}

const own = new Set(['MimeType', 'CompressionType', 'CharacterSet'])

const toEntry = ({ name, value, type }: Property) => [name, type === undefined ? value : { value, type }] as const
