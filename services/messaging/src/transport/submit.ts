import { refuse } from '@sustento/platform/errors'
import {
  SubmitMessageHeader,
  type SubmitMessageRequest,
} from '@sustento/platform/gen/sustento/messaging/v1/messaging_service'
import { partnerIdIn } from '../domain/names.ts'
import type { PartData } from '../usecases/spool-parts.ts'
import type { Submission } from '../usecases/submission.ts'

/** Splits the stream of a submission into its header, which comes first, and the data of its parts. */
export async function openSubmission(
  requests: AsyncIterable<SubmitMessageRequest>,
): Promise<{ submission: Submission; data: AsyncIterable<PartData> }> {
  const elements = requests[Symbol.asyncIterator]()
  const first = await elements.next()
  const element = first.done ? undefined : first.value.element
  if (element?.$case !== 'header') refuse('INVALID_ARGUMENT', 'the first element must be the header')
  return { submission: toSubmission(element.value), data: dataOf(elements) }
}

function toSubmission(header: SubmitMessageHeader): Submission {
  const { conversationId, refToMessageId, action, source, requestId } = header
  return {
    partner: partnerIdIn(header.partner) ?? refuse('PARTNER_UNKNOWN', 'there is no such partner'),
    conversationId,
    refToMessageId,
    action,
    parts: header.parts.map((part) => ({ ...part, size: Number(part.size) })),
    source,
    requestId,
    bytes: SubmitMessageHeader.encode(header).finish(),
  }
}

async function* dataOf(elements: AsyncIterator<SubmitMessageRequest>): AsyncGenerator<PartData> {
  for (let next = await elements.next(); !next.done; next = await elements.next()) {
    const { element } = next.value
    if (element?.$case !== 'data') refuse('INVALID_ARGUMENT', 'after the header only data may follow')
    yield element.value
  }
}
