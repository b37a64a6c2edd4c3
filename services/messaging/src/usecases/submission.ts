import { Refused, type Violation } from '@sustento/platform/errors'
import { type Property, propertyOf } from '../as4/ebms/user-message.ts'
import { isHeaderText, isMessageId } from '../as4/ebms/values.ts'
import { maxParts } from '../as4/names.ts'
import { isCharset } from '../as4/part/charset.ts'
import type { AgreementRef, Service } from '../domain/agreement.ts'
import { isMediaType } from '../domain/media-types.ts'
import type { Chain } from '../ecodex/chain.ts'
import type { Subject } from '../ecodex/evidence/evidence.ts'

/** A message to be sent, as it was handed in. */
export interface Submission {
  /** Id of the partner. */
  partner: string
  service: Service
  action: string
  /** Agreement that is meant, where several have the same service and action. */
  agreementRef?: AgreementRef
  /** Roles of this message, where they are not those of the two access points. */
  roles?: { from: string; to: string }
  conversationId: string
  refToMessageId: string
  /** Wire id; made here where it is not given. */
  messageId?: string
  properties: Property[]
  parts: SubmittedPart[]
  source: string
  requestId: string
  /** Of a message that goes on as it came: what its evidences are about, where it came with some. */
  forwarded?: { evidences: { subject: Subject; chain: Chain } | undefined }
  /** The header as it was encoded: with the digests in it the whole content of the request. */
  bytes: Uint8Array
}

/** What the caller says about a part. */
export interface SubmittedPart {
  id: string
  mediaType: string
  /** All but the media type and the compression, which are ours. */
  properties: Property[]
  /** Whether it goes compressed, where that is not as agreed. */
  compress?: boolean
  /** Checked against the data where they are stated. */
  size?: number
  sha256?: string
}

const longestValue = 1024
const ours = ['MimeType', 'CompressionType']

/** Checks a submission before its data is read; everything that is wrong is named in one refusal. */
export function checkSubmission(submission: Submission, largestPart: number): void {
  const wrong: Violation[] = []
  const must = (holds: boolean, field: string, description: string) => {
    if (!holds) wrong.push({ field, description, reason: 'INVALID' })
  }
  const { conversationId, refToMessageId, messageId, service, parts } = submission
  must(isHeaderText(service.value) && isEmptyOrHeaderText(service.type), 'service', 'must be a short text')
  must(isHeaderText(submission.action), 'action', 'must be a short text')
  must(isEmptyOrHeaderText(conversationId), 'conversation_id', 'must be a short text')
  must(refToMessageId === '' || isMessageId(refToMessageId), 'ref_to_message_id', 'must be a wire id')
  must(messageId === undefined || isMessageId(messageId), 'message_id', 'must be a wire id')
  must(/^[a-z0-9/-]{0,300}$/.test(submission.source), 'source', 'must be a resource name')
  must(areProperties(submission.properties), 'properties', 'are malformed, or a name is given twice')
  must(parts.length <= maxParts, 'parts', `must be at most ${maxParts}`)
  must(isDistinct(parts.map(({ id }) => id)), 'parts', 'must have distinct ids')
  for (const [index, part] of parts.entries()) {
    for (const { field, description } of wrongInPart(part, submission.forwarded !== undefined))
      must(false, `parts[${index}].${field}`, description)
  }
  if (wrong.length > 0) throw new Refused('INVALID_ARGUMENT', 'the header of the message is wrong', {}, wrong)
  if (parts.some(({ size = 0 }) => size > largestPart)) {
    throw new Refused('PAYLOAD_TOO_LARGE', `a part is larger than ${largestPart} bytes`)
  }
}

function wrongInPart({ id, mediaType, properties, size = 0, sha256 }: SubmittedPart, isForwarded: boolean) {
  const charset = propertyOf(properties, 'CharacterSet')
  const description = 'is malformed'
  const holds: Record<string, boolean> = {
    id: /^[a-z0-9][a-z0-9-]{0,62}$/.test(id),
    // what others write goes on as they wrote it
    mediaType: isForwarded || isMediaType(mediaType),
    properties:
      areProperties(properties) &&
      properties.every(({ name }) => !ours.includes(name)) &&
      (isForwarded || charset === undefined || isCharset(charset)),
    size: Number.isSafeInteger(size) && size >= 0,
    sha256: sha256 === undefined || /^[0-9a-f]{64}$/.test(sha256),
  }
  return Object.keys(holds).flatMap((field) => (holds[field] ? [] : [{ field, description }]))
}

function areProperties(properties: Property[]): boolean {
  return (
    isDistinct(properties.map(({ name }) => name)) &&
    properties.every(
      ({ name, value, type = '' }) =>
        isHeaderText(name) && isEmptyOrHeaderText(value, longestValue) && isEmptyOrHeaderText(type),
    )
  )
}

const isEmptyOrHeaderText = (text: string, longest?: number) => text === '' || isHeaderText(text, longest)
const isDistinct = (texts: string[]) => new Set(texts).size === texts.length
