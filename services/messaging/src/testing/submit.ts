import { createHash, randomUUID } from 'node:crypto'
import { testCtx } from '@sustento/platform/testing/ctx'
import { maintenance } from '../domain/agreement.ts'
import type { Submission } from '../usecases/submission.ts'
import { submitMessage } from '../usecases/submit-message.ts'
import { pieces } from './chunks.ts'
import type { TestMessaging } from './messaging.ts'

/** A submission of the given contents, with whatever differs. */
export function submissionOf(contents: Uint8Array[], deviation: Partial<Submission> = {}): Submission {
  const submission = {
    partner: 'west',
    service: maintenance,
    properties: [
      { name: 'originalSender', value: 'east.example' },
      { name: 'finalRecipient', value: 'west.example' },
    ],
    conversationId: randomUUID(),
    refToMessageId: '',
    action: 'application',
    parts: contents.map((content, index) => ({
      id: `p${index + 1}`,
      mediaType: index === 0 ? 'text/xml' : 'application/pdf',
      size: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
      properties: propertiesOf(index),
    })),
    source: 'tenants/ca-east/submissions/1',
    requestId: randomUUID(),
    ...deviation,
  }
  return { ...submission, bytes: deviation.bytes ?? Buffer.from(JSON.stringify(submission)) }
}

const propertiesOf = (index: number) =>
  index === 0
    ? [{ name: 'kind', value: 'form-xml' }]
    : [
        { name: 'kind', value: 'attachment' },
        { name: 'documentKind', value: 'decision' },
      ]

/** The data of a submission as a stream. */
export async function* dataOf(submission: Submission, contents: Uint8Array[], size = 65_536) {
  for (const [index, content] of contents.entries()) {
    for await (const data of pieces(content, size)) yield { part: submission.parts[index]?.id ?? '', data }
  }
}

/** Submits a message of `ca-east` and answers its id. */
export async function submit(
  { app }: TestMessaging,
  contents: Uint8Array[] = [Buffer.from('<application/>')],
  deviation: Partial<Submission> = {},
): Promise<string> {
  const submission = submissionOf(contents, deviation)
  const name = await submitMessage(app, testCtx('ca-east'), submission, dataOf(submission, contents))
  return name.split('/').at(-1) ?? ''
}
