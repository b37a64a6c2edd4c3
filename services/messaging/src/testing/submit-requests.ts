import { createHash, randomUUID } from 'node:crypto'
import type { SubmitMessageRequest } from '@sustento/platform/gen/sustento/messaging/v1/messaging_service'

/** What the parts of a test message hold: one of them is larger than a piece of a stream. */
export const contents = [Buffer.from('<application/>'), Buffer.alloc(2_500_000, 'judgment ')]

/** The header of a message of `ca-east` to its partner, with what differs. */
export function headerOf(change: object = {}) {
  const parts = contents.map((content, index) => ({
    id: `p${index + 1}`,
    kind: 'attachment',
    mediaType: 'application/pdf',
    size: BigInt(content.length),
    sha256: createHash('sha256').update(content).digest('hex'),
    documentKind: 'decision',
    fileName: '',
  }))
  return {
    parent: 'tenants/ca-east',
    partner: 'tenants/ca-east/partners/west',
    conversationId: randomUUID(),
    refToMessageId: '',
    action: 'application',
    parts,
    requestId: randomUUID(),
    source: 'tenants/ca-east/submissions/1',
    ...change,
  }
}

/** The stream that hands a message in. */
export async function* requestsOf(header: ReturnType<typeof headerOf>): AsyncGenerator<SubmitMessageRequest> {
  yield { element: { $case: 'header', value: header } }
  for (const [index, content] of contents.entries()) {
    for (let at = 0; at < content.length; at += 1 << 20) {
      const data = content.subarray(at, at + (1 << 20))
      yield { element: { $case: 'data', value: { part: `p${index + 1}`, data } } }
    }
  }
}
