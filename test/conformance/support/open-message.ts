import { openArrival } from '@sustento/messaging/as4/arrival'
import type { UserMessage } from '@sustento/messaging/as4/ebms/user-message'
import { takeIn } from '@sustento/messaging/as4/part/incoming'
import { expectedParts } from '@sustento/messaging/as4/policy'
import { openContentKey } from '@sustento/messaging/as4/security/read-encryption'
import { verifySignature } from '@sustento/messaging/as4/security/verify'
import { cut } from '@sustento/messaging/testing/chunks'
import type { TestAccessPoint } from '@sustento/messaging/testing/identities'
import { systemClock } from '@sustento/platform/clock'

/** A message as its recipient opens it. */
export interface OpenMessage {
  message: UserMessage
  /** The SOAP part. */
  soap: string
  /** Content-Type of the whole message. */
  contentType: string
  /** The parts in the order of the wire: decrypted, still compressed where they were. */
  parts: { contentId: string; header: string; signed: Buffer }[]
}

/** Opens a message from the wire: the signature is verified with the sender's certificate, the parts decrypted. */
export async function openMessage(
  { contentType, bytes }: { contentType: string; bytes: Buffer },
  from: TestAccessPoint,
  to: TestAccessPoint,
): Promise<OpenMessage> {
  const arrival = await openArrival(contentType, cut(bytes))
  const { security, content } = arrival.envelope
  if (content.kind !== 'message' || security.signature === undefined) throw new Error('not a signed message')
  await verifySignature(security.signature, from, systemClock.now())
  const expected = expectedParts(content.message, security)
  const key = await openContentKey(security.key, [to.decryption])
  const parts: OpenMessage['parts'] = []
  for await (const { headers, block, body } of arrival.parts) {
    const contentId = headers.contentId ?? ''
    const one = expected.get(contentId)
    if (one === undefined) throw new Error('a part that is not listed')
    const chunks: Buffer[] = []
    await takeIn(body, one, key, { size: 1 << 26, ratio: 1000, free: 1 << 26 }, async (chunk) => {
      chunks.push(Buffer.from(chunk))
    })
    parts.push({ contentId, header: block, signed: Buffer.concat(chunks) })
  }
  return { message: content.message, soap: arrival.soap.toString(), contentType, parts }
}
