import { Refused, type Violation } from '@sustento/platform/errors'
import { maxParts } from '../as4/names.ts'
import { isAction } from '../domain/agreement.ts'
import { isUuid } from '../domain/names.ts'

/** A message to be sent, as it was handed in. */
export interface Submission {
  /** Id of the partner. */
  partner: string
  conversationId: string
  refToMessageId: string
  action: string
  parts: SubmittedPart[]
  source: string
  requestId: string
  /** The header as it was encoded: with the digests in it the whole content of the request. */
  bytes: Uint8Array
}

/** What the caller says about a part. */
export interface SubmittedPart {
  id: string
  kind: string
  mediaType: string
  size: number
  sha256: string
  documentKind: string
}

const rules: [field: keyof SubmittedPart, shape: RegExp][] = [
  ['id', /^[a-z0-9][a-z0-9-]{0,62}$/],
  ['kind', /^[a-z][a-z-]{0,62}$/],
  ['mediaType', /^[a-z0-9.+-]{1,60}\/[a-z0-9.+-]{1,80}$/],
  ['sha256', /^[0-9a-f]{64}$/],
  ['documentKind', /^[A-Za-z0-9][A-Za-z0-9./-]{0,62}$|^$/],
]

/** Checks a submission before its data is read; everything that is wrong is named in one refusal. */
export function checkSubmission(submission: Submission, largestPart: number): void {
  const wrong: Violation[] = []
  const must = (holds: boolean, field: string, description: string) => {
    if (!holds) wrong.push({ field, description, reason: 'INVALID' })
  }
  must(isUuid(submission.conversationId), 'conversation_id', 'must be a UUID')
  must(isAction(submission.action), 'action', 'must be an agreed action')
  must(/^[\x21-\x7e]{0,190}$/.test(submission.refToMessageId), 'ref_to_message_id', 'must be a wire id')
  must(/^[a-z0-9/-]{0,300}$/.test(submission.source), 'source', 'must be a resource name')
  const { parts } = submission
  must(parts.length >= 1 && parts.length <= maxParts, 'parts', `must be 1 to ${maxParts}`)
  must(new Set(parts.map(({ id }) => id)).size === parts.length, 'parts', 'must have distinct ids')
  for (const [index, part] of parts.entries()) {
    for (const [field, shape] of rules)
      must(shape.test(String(part[field])), `parts[${index}].${field}`, 'is malformed')
    must(part.size >= 0, `parts[${index}].size`, 'must not be negative')
  }
  if (wrong.length > 0) throw new Refused('INVALID_ARGUMENT', 'the header of the message is wrong', {}, wrong)
  if (parts.some(({ size }) => size > largestPart)) {
    throw new Refused('PAYLOAD_TOO_LARGE', `a part is larger than ${largestPart} bytes`)
  }
}
