import { randomBytes, randomUUID, type X509Certificate } from 'node:crypto'
import type { SignedDigest } from './ebms/signal.ts'
import type { UserMessage } from './ebms/user-message.ts'
import { writeUserMessage } from './ebms/write-user-message.ts'
import { emptyBody, writeEnvelope } from './envelope.ts'
import { writeEncryption } from './security/encrypt.ts'
import { contentKeyBytes } from './security/key-establishment.ts'
import { type Signer, writeSignature } from './security/sign.ts'
import { canonicalFragment } from './xml/canonical.ts'

/** A part as its signature and encryption describe it, in the order of the header. */
export interface ComposedPart {
  contentId: string
  /** Base64. */
  digest: string
  /** Media type of what is signed and encrypted; the digest was made by it. */
  signedType: string
}

/** A message as its header goes onto the wire. */
export interface Composed {
  envelope: Buffer
  /** Encrypts the parts. */
  contentKey: Buffer
  /** What the receipt has to repeat. */
  digests: SignedDigest[]
}

/**
 * Signs and encrypts the header of a message over its prepared parts. `recipient` is the certificate for which the
 * content key is encrypted, under the profile of the signer.
 */
export async function composeMessage(
  message: UserMessage,
  parts: ComposedPart[],
  signer: Signer,
  recipient: X509Certificate,
): Promise<Composed> {
  const id = randomUUID()
  const contentKey = randomBytes(contentKeyBytes)
  const toEncrypt = parts.map(({ contentId, signedType }) => ({ contentId, mediaType: signedType }))
  const { envelope, signed } = await signEnvelope(
    (messagingId) => writeUserMessage(message, messagingId),
    parts,
    signer,
    id,
    () => {
      const { profile, tokenReference } = signer
      if (parts.length === 0) return ''
      return writeEncryption(toEncrypt, contentKey, { profile, tokenReference, certificate: recipient }, id)
    },
  )
  return { envelope, contentKey, digests: signed }
}

/** Signs a receipt or an error; `write` is given the id that the signature refers to. */
export async function composeSignal(write: (id: string) => string, signer: Signer): Promise<Buffer> {
  return (await signEnvelope(write, [], signer, randomUUID(), () => '')).envelope
}

/** An error whose addressee could not be found out goes unsigned. */
export function composeUnsigned(write: (id: string) => string): Buffer {
  const id = randomUUID()
  return writeEnvelope('', canonicalFragment(write(`MSG-${id}`)), emptyBody(`BODY-${id}`))
}

/**
 * Signs a header block and the empty body of an envelope, and the parts. `write` is given the id that the signature
 * refers to; `encryption` is what stands in the security header before the signature.
 */
export async function signEnvelope(
  write: (id: string) => string,
  parts: { contentId: string; digest: string }[],
  signer: Signer,
  id: string,
  encryption: () => Promise<string> | string,
): Promise<{ envelope: Buffer; signed: SignedDigest[] }> {
  const messaging = { id: `MSG-${id}`, canonical: canonicalFragment(write(`MSG-${id}`)) }
  const body = { id: `BODY-${id}`, canonical: emptyBody(`BODY-${id}`) }
  const signature = await writeSignature({ elements: [messaging, body], parts }, signer, id)
  const security = (await encryption()) + signature.xml
  return { envelope: writeEnvelope(security, messaging.canonical, body.canonical), signed: signature.digests }
}
