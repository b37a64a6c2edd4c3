import { randomBytes, randomUUID } from 'node:crypto'
import { composeMessage } from '../as4/compose.ts'
import type { SignedDigest } from '../as4/ebms/signal.ts'
import type { UserMessage } from '../as4/ebms/user-message.ts'
import { multipartType, partBlock, rootBlock } from '../as4/mime/writer.ts'
import { maintenance, partyType, role } from '../as4/names.ts'
import { prepare } from '../as4/part/outgoing.ts'
import { type WireMessage, wireBytes } from '../as4/wire.ts'
import { pieces, whole } from './chunks.ts'
import type { TestAccessPoint } from './identities.ts'

/** A message made without the service, as another product would make it. */
export interface MadeMessage {
  message: UserMessage
  wire: WireMessage
  bytes: Buffer
  /** What its receipt has to repeat. */
  digests: SignedDigest[]
}

/** What may differ from an ordinary message. */
export interface Deviation {
  contents?: Uint8Array[]
  message?: Partial<UserMessage>
  /** Who signs, if not the sender. */
  signer?: TestAccessPoint
  /** For whom it is encrypted, if not the recipient. */
  recipient?: TestAccessPoint
}

/** Makes a signed and encrypted message from one access point to another. */
export async function makeMessage(
  from: TestAccessPoint,
  to: TestAccessPoint,
  deviation: Deviation = {},
): Promise<MadeMessage> {
  const prepared = await Promise.all((deviation.contents ?? [Buffer.from('<application/>')]).map(compress))
  const message: UserMessage = {
    timestamp: '2026-11-22T10:00:00.000Z',
    messageId: `${randomUUID()}@${from.party}`,
    refToMessageId: '',
    from: { id: from.party, type: partyType, role: role.initiator },
    to: { id: to.party, type: partyType, role: role.responder },
    service: maintenance,
    action: 'application',
    conversationId: randomUUID(),
    properties: [],
    parts: prepared.map((_, index) => partInfo(`part-${index + 1}@${from.party}`)),
    ...deviation.message,
  }
  const { signer = from, recipient = to } = deviation
  const digests = prepared.map((part) => part.digest)
  const composed = await composeMessage(message, digests, signer, recipient.certificate)
  const boundary = `=_${randomUUID()}`
  const wire: WireMessage = {
    contentType: prepared.length === 0 ? 'application/soap+xml; charset=UTF-8' : multipartType(boundary),
    framing: prepared.length === 0 ? undefined : { boundary, preamble: '', epilogue: '' },
    block: rootBlock,
    envelope: composed.envelope,
    contentKey: composed.contentKey,
    parts: prepared.map(({ signed, compressedSize }, index) => ({
      block: partBlock(message.parts[index]?.contentId ?? ''),
      iv: randomBytes(12),
      signedSize: compressedSize,
      signed: () => pieces(signed, 65_536),
    })),
  }
  return { message, wire, bytes: await whole(wireBytes(wire)), digests: composed.digests }
}

async function compress(content: Uint8Array) {
  const kept: Buffer[] = []
  const prepared = await prepare(pieces(content, 65_536), async (chunk) => {
    kept.push(chunk)
  })
  return { ...prepared, signed: Buffer.concat(kept) }
}

const partInfo = (contentId: string) => ({
  contentId,
  properties: [
    { name: 'MimeType', value: 'text/xml' },
    { name: 'CompressionType', value: 'application/gzip' },
    { name: 'kind', value: 'form-xml' },
  ],
})
