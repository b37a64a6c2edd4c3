import { X509Certificate } from 'node:crypto'
import { readAnswer } from '@sustento/messaging/as4/answer'
import { readEnvelope } from '@sustento/messaging/as4/envelope'
import type { Sender } from '@sustento/messaging/as4/security/profile'
import { verifySignature } from '@sustento/messaging/as4/security/verify'

/** A header as it was sent and the receipt that came for it. */
export interface Proof {
  messageId: string
  header: Buffer
  receipt: Buffer
  /** PEM certificates. */
  sender: string
  recipient: string
}

const soap = 'application/soap+xml; charset=UTF-8'

/** Whether the sender signed this header for this message, and the recipient a receipt that repeats all its digests. */
export async function proves({ messageId, header, receipt, sender, recipient }: Proof, at: Date): Promise<boolean> {
  const { content, security } = readEnvelope(header)
  const { signature } = security
  if (content.kind !== 'message' || content.message.messageId !== messageId || signature === undefined) return false
  await verifySignature(signature, of(sender), at)
  const expected = { messageId, digests: signature.references, partner: of(recipient) }
  return (await readAnswer(soap, receipt, expected, at)).kind === 'receipt'
}

const of = (pem: string): Sender => ({ profile: 'edelivery-1.x', certificates: [new X509Certificate(pem)] })
