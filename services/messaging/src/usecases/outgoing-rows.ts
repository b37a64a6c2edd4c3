import { randomBytes } from 'node:crypto'
import type { UserMessage } from '../as4/ebms/user-message.ts'
import { partBlock } from '../as4/mime/writer.ts'
import { queued } from '../domain/outgoing.ts'
import type { MessageRow, PartRow } from '../store/message-row.ts'
import { describePart } from './describe-part.ts'
import type { LeavingPart } from './outgoing-header.ts'
import type { Submission } from './submission.ts'

/** What the row of a message says that nobody has forwarded. */
export const notForwarded = { forwardedBy: '', originalPartner: '', originalMessageId: '' }

/** The row of a message that was taken over for sending. */
export function rowOf(
  id: string,
  now: Date,
  message: Pick<UserMessage, 'messageId' | 'conversationId' | 'refToMessageId' | 'action'>,
  { partner, source }: Pick<Submission, 'partner' | 'source'>,
  digests: MessageRow['digests'],
): MessageRow {
  const { messageId, conversationId, refToMessageId, action } = message
  return {
    ...queued(now),
    id,
    direction: 'outgoing',
    partner,
    messageId,
    conversationId,
    refToMessageId,
    action,
    source,
    digests,
    nextAttemptAt: now,
    lease: null,
    createdAt: now,
    deliveredAt: null,
    erasedAt: null,
    ...notForwarded,
  }
}

/** The row of a part whose signed form was spooled. */
export function partRow(part: LeavingPart, position: number): PartRow {
  const { id, mediaType, size, sha256, contentId, compressed, signedSize } = part
  return {
    ...describePart(part.properties),
    id,
    position,
    listed: position,
    mediaType,
    size,
    sha256,
    contentId,
    block: partBlock(contentId),
    iv: randomBytes(12),
    compressed,
    signedSize,
  }
}
