import { randomBytes, randomUUID, X509Certificate } from 'node:crypto'
import { type ComposedPart, signEnvelope } from '../as4/compose.ts'
import type { SignedDigest } from '../as4/ebms/signal.ts'
import type { UserMessage } from '../as4/ebms/user-message.ts'
import { writeUserMessage } from '../as4/ebms/write-user-message.ts'
import { multipartType, partBlock, rootBlock, soapType } from '../as4/mime/writer.ts'
import { gzipType, partyType, role } from '../as4/names.ts'
import { type PartForm, prepare } from '../as4/part/outgoing.ts'
import { writeEncryption } from '../as4/security/encrypt.ts'
import { contentKeyBytes } from '../as4/security/key-establishment.ts'
import type { Signer } from '../as4/security/sign.ts'
import { type WireMessage, wireBytes } from '../as4/wire.ts'
import { maintenance } from '../domain/agreement.ts'
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
  /** Media types of the contents that go in clear; the others go compressed. */
  inClear?: Record<number, string>
  message?: Partial<UserMessage>
  /** Who signs, if not the sender. */
  signer?: Signer
  /** For whom it is encrypted, if not the recipient. */
  recipient?: TestAccessPoint
  /** What is signed as the digest of each part, if not its own. */
  digest?: string
  /** Changes the header block before it is signed: authentic, but not what it should be. */
  block?: (xml: string) => string
  /** Changes the encryption in the security header, which is not signed. */
  encryption?: (xml: string) => string
}

/** Makes a signed and encrypted message from one access point to another. */
export async function makeMessage(
  from: TestAccessPoint,
  to: TestAccessPoint,
  deviation: Deviation = {},
): Promise<MadeMessage> {
  const contents = deviation.contents ?? [Buffer.from('<application/>')]
  const prepared = await Promise.all(contents.map((content, index) => keep(content, deviation.inClear?.[index])))
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
    parts: prepared.map(({ form }, index) => partInfo(`part-${index + 1}@${from.party}`, form)),
    ...deviation.message,
  }
  const composed = await compose(message, prepared, { signer: from, recipient: to, ...deviation })
  const boundary = `=_${randomUUID()}`
  const wire: WireMessage = {
    contentType: prepared.length === 0 ? soapType : multipartType(boundary),
    framing: prepared.length === 0 ? undefined : { boundary, preamble: '', epilogue: '' },
    block: rootBlock,
    envelope: composed.envelope,
    contentKey: composed.contentKey,
    parts: prepared.map(({ signed, signedSize }, index) => ({
      block: partBlock(message.parts[index]?.contentId ?? ''),
      iv: randomBytes(12),
      signedSize,
      signed: () => pieces(signed, 65_536),
    })),
  }
  return { message, wire, bytes: await whole(wireBytes(wire)), digests: composed.signed }
}

async function compose(
  message: UserMessage,
  prepared: Omit<ComposedPart, 'contentId'>[],
  {
    signer,
    recipient,
    block = same,
    encryption = same,
    ...deviation
  }: Deviation & { signer: Signer; recipient: TestAccessPoint },
) {
  const contentKey = randomBytes(contentKeyBytes)
  const id = randomUUID()
  const parts = prepared.map(({ digest, signedType }, i) => ({
    mediaType: signedType,
    contentId: message.parts[i]?.contentId ?? `${i}@none`,
    digest: deviation.digest ?? digest,
  }))
  const certificate = new X509Certificate(recipient.decryption.certificate)
  const encrypted = encryption(await writeEncryption(parts, contentKey, { ...signer, certificate }, id))
  const write = (messagingId: string) => block(writeUserMessage(message, messagingId))
  const signed = await signEnvelope(write, parts, signer, id, () => (parts.length === 0 ? '' : encrypted))
  return { ...signed, contentKey }
}

const same = (xml: string) => xml

async function keep(content: Uint8Array, mediaType: string | undefined) {
  const form = { mediaType: mediaType ?? 'text/xml', compress: mediaType === undefined }
  const kept: Buffer[] = []
  const prepared = await prepare(pieces(content, 65_536), form, async (chunk) => {
    kept.push(chunk)
  })
  return { ...prepared, form, signed: Buffer.concat(kept) }
}

const partInfo = (contentId: string, { mediaType, compress }: PartForm) => ({
  contentId,
  properties: [
    { name: 'MimeType', value: mediaType },
    ...(compress ? [{ name: 'CompressionType', value: gzipType }] : []),
    { name: 'kind', value: 'form-xml' },
  ],
})

/** The message on the wire with its SOAP part changed after signing. */
export function withEnvelope(made: MadeMessage, change: (xml: string) => string): Promise<Buffer> {
  const before = made.wire.envelope.toString()
  const after = change(before)
  if (after === before) throw new Error('the change changes nothing')
  return whole(wireBytes({ ...made.wire, envelope: Buffer.from(after) }))
}
