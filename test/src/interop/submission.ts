import { createHash, randomUUID } from 'node:crypto'
import type { SubmitMessageRequest } from '@sustento/platform/gen/sustento/messaging/v1/messaging_service'

/** A part that we are to send. */
export interface Content {
  mediaType: string
  bytes: Buffer
}

const chunk = 1 << 20

/** A submission of `ca-east` as a stream. */
export async function* requestsOf(
  partner: string,
  contents: Content[],
  conversationId: string,
): AsyncGenerator<SubmitMessageRequest> {
  const parent = 'tenants/ca-east'
  const parts = contents.map(({ mediaType, bytes }, index) => ({
    id: `p${index + 1}`,
    kind: 'attachment',
    mediaType,
    size: BigInt(bytes.length),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    documentKind: '',
  }))
  const header = {
    parent,
    partner: `${parent}/partners/${partner}`,
    conversationId,
    refToMessageId: '',
    action: 'application',
    parts,
    requestId: randomUUID(),
    source: `${parent}/submissions/1`,
  }
  yield { element: { $case: 'header', value: header } }
  for (const [index, { bytes }] of contents.entries()) {
    for (let at = 0; at < bytes.length; at += chunk) {
      yield { element: { $case: 'data', value: { part: `p${index + 1}`, data: bytes.subarray(at, at + chunk) } } }
    }
  }
}
