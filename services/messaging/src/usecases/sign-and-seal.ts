import { randomBytes, randomUUID } from 'node:crypto'
import { refuse } from '@sustento/platform/errors'
import { seal } from '@sustento/platform/seal/seal'
import { composeMessage } from '../as4/compose.ts'
import type { PartInfo, UserMessage } from '../as4/ebms/user-message.ts'
import { multipartType, partBlock, rootBlock } from '../as4/mime/writer.ts'
import { maintenance, role } from '../as4/names.ts'
import type { PreparedPart } from '../as4/part/outgoing.ts'
import { queued } from '../domain/outgoing.ts'
import { type AccessPoint, encryptionCertificate, type Partner } from '../store/access-point.ts'
import type { MessageRow, PartRow, WireRow } from '../store/message-row.ts'
import type { App } from './app.ts'
import { envelopePlace, sealKeys } from './message-keys.ts'
import { sha256Hex } from './spool-parts.ts'
import type { Submission, SubmittedPart } from './submission.ts'

/** A message with everything that its transaction stores. */
export interface ReadyMessage {
  row: MessageRow
  wire: WireRow
  parts: PartRow[]
  /** Of the SOAP part, hexadecimal. */
  sha256: string
}

/** What has been spooled under which id and key. */
export interface Spooled {
  id: string
  sealing: Buffer
  prepared: PreparedPart[]
}

/** Signs and encrypts the header over the spooled parts and seals it with the keys. */
export async function signAndSeal(
  app: App,
  point: AccessPoint,
  partner: Partner,
  submission: Submission,
  { id, sealing, prepared }: Spooled,
): Promise<ReadyMessage> {
  const now = app.clock.now()
  const recipient =
    encryptionCertificate(partner, now) ?? refuse('PARTNER_UNKNOWN', 'the partner has no certificate that is valid now')
  const contentIds = prepared.map(() => `${randomUUID()}@${point.domain}`)
  const message = userMessage(point, partner, submission, { id, now, contentIds })
  const digests = prepared.map((part) => part.digest)
  const composed = await composeMessage(message, digests, point.signer, recipient.raw)
  const boundary = `=_${randomUUID()}`
  return {
    row: rowOf(id, now, partner, message, submission, composed.digests),
    wire: {
      contentType: multipartType(boundary),
      framing: { boundary, preamble: '', epilogue: '\r\n' },
      block: rootBlock,
      sealedEnvelope: seal(sealing, envelopePlace(point.tenant, id), composed.envelope),
      sealedKeys: await sealKeys(app, point.tenant, id, { sealing, content: composed.contentKey }),
    },
    parts: submission.parts.map((part, index) => partRow(part, index, contentIds[index] ?? '', prepared[index])),
    sha256: sha256Hex(composed.envelope),
  }
}

function rowOf(
  id: string,
  now: Date,
  partner: Partner,
  message: UserMessage,
  submission: Submission,
  digests: MessageRow['digests'],
): MessageRow {
  return {
    ...queued(now),
    id,
    direction: 'outgoing',
    partner: partner.id,
    messageId: message.messageId,
    conversationId: submission.conversationId,
    refToMessageId: submission.refToMessageId,
    action: submission.action,
    source: submission.source,
    digests,
    nextAttemptAt: now,
    lease: null,
    createdAt: now,
    deliveredAt: null,
    erasedAt: null,
  }
}

/** The header carries nothing personal: ids are random, parts have no file names, the conversation tells nothing. */
function userMessage(
  point: AccessPoint,
  partner: Partner,
  submission: Submission,
  { id, now, contentIds }: { id: string; now: Date; contentIds: string[] },
): UserMessage {
  return {
    timestamp: now.toISOString(),
    messageId: `${id}@${point.domain}`,
    refToMessageId: submission.refToMessageId,
    from: { id: point.party, type: point.partyType, role: role.initiator },
    to: { id: partner.party, type: partner.partyType, role: role.responder },
    service: maintenance,
    action: submission.action,
    conversationId: submission.conversationId,
    properties: [
      { name: 'originalSender', value: point.party },
      { name: 'finalRecipient', value: partner.party },
    ],
    parts: submission.parts.map((part, index) => partInfo(part, contentIds[index] ?? '')),
  }
}

function partInfo(part: SubmittedPart, contentId: string): PartInfo {
  const properties = [
    { name: 'MimeType', value: part.mediaType },
    { name: 'CompressionType', value: 'application/gzip' },
    { name: 'kind', value: part.kind },
  ]
  if (part.documentKind !== '') properties.push({ name: 'documentKind', value: part.documentKind })
  return { contentId, properties }
}

function partRow(part: SubmittedPart, index: number, contentId: string, prepared: PreparedPart | undefined): PartRow {
  return {
    ...part,
    position: index,
    listed: index,
    contentId,
    block: partBlock(contentId),
    iv: randomBytes(12),
    compressed: true,
    signedSize: prepared?.compressedSize ?? 0,
  }
}
