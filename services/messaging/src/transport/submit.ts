import { Refused, refuse, type Violation } from '@sustento/platform/errors'
import {
  type MessagePart,
  SubmitMessageHeader,
  type SubmitMessageRequest,
} from '@sustento/platform/gen/sustento/messaging/v1/messaging_service'
import { maintenance } from '../domain/agreement.ts'
import { partnerIdIn } from '../domain/names.ts'
import { type AccessPoint, getPartner } from '../store/access-point.ts'
import type { PartData } from '../usecases/part-stream.ts'
import type { Submission, SubmittedPart } from '../usecases/submission.ts'

/** Splits the stream of a submission into its header, which comes first, and the data of its parts. */
export async function openSubmission(
  point: AccessPoint,
  requests: AsyncIterable<SubmitMessageRequest>,
): Promise<{ submission: Submission; data: AsyncIterable<PartData> }> {
  const elements = requests[Symbol.asyncIterator]()
  const first = await elements.next()
  const element = first.done ? undefined : first.value.element
  if (element?.$case !== 'header') refuse('INVALID_ARGUMENT', 'the first element must be the header')
  return { submission: toSubmission(point, element.value), data: dataOf(elements) }
}

/** A message of the service on maintenance: its parties are the authorities themselves, and it tells nothing about a case. */
function toSubmission(point: AccessPoint, header: SubmitMessageHeader): Submission {
  const partner = getPartner(point, partnerIdIn(header.partner) ?? '')
  checkHeader(header)
  const { conversationId, refToMessageId, action, source, requestId } = header
  return {
    partner: partner.id,
    service: maintenance,
    action,
    conversationId,
    refToMessageId,
    properties: [
      { name: 'originalSender', value: point.party },
      { name: 'finalRecipient', value: partner.party },
    ],
    parts: header.parts.map(toPart),
    source,
    requestId,
    bytes: SubmitMessageHeader.encode(header).finish(),
  }
}

/** What the contract says beyond what any message must be. */
function checkHeader({ conversationId, parts }: SubmitMessageHeader): void {
  const wrong: Violation[] = []
  const must = (holds: boolean, field: string, description: string) => {
    if (!holds) wrong.push({ field, description, reason: 'INVALID' })
  }
  must(conversationId !== '', 'conversation_id', 'must not be empty')
  must(parts.length > 0, 'parts', 'must not be empty')
  for (const [index, { kind, documentKind }] of parts.entries()) {
    must(/^[a-z][a-z-]{0,62}$/.test(kind), `parts[${index}].kind`, 'is malformed')
    const isCode = /^[A-Za-z0-9][A-Za-z0-9./-]{0,62}$|^$/.test(documentKind)
    must(isCode, `parts[${index}].document_kind`, 'is malformed')
  }
  if (wrong.length > 0) throw new Refused('INVALID_ARGUMENT', 'the header of the message is wrong', {}, wrong)
}

function toPart({ id, kind, mediaType, size, sha256, documentKind }: MessagePart): SubmittedPart {
  const properties = [{ name: 'kind', value: kind }]
  if (documentKind !== '') properties.push({ name: 'documentKind', value: documentKind })
  return { id, mediaType, size: Number(size), sha256, properties }
}

async function* dataOf(elements: AsyncIterator<SubmitMessageRequest>): AsyncGenerator<PartData> {
  for (let next = await elements.next(); !next.done; next = await elements.next()) {
    const { element } = next.value
    if (element?.$case !== 'data') refuse('INVALID_ARGUMENT', 'after the header only data may follow')
    yield element.value
  }
}
