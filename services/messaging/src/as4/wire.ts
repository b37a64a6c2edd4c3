import type { ByteSource } from './bytes.ts'
import type { Framing } from './mime/reader.ts'
import { type LeavingPart, multipartLength, writeMultipart } from './mime/writer.ts'
import { encrypt, gcmOverhead } from './part/gcm.ts'

/** Everything from which the bytes of a message on the wire are made again, whenever they are needed. */
export interface WireMessage {
  contentType: string
  /** Undefined where the SOAP part goes alone. */
  framing: Framing | undefined
  /** Header block of the SOAP part. */
  block: string
  envelope: Buffer
  contentKey: Buffer
  parts: WirePart[]
}

/** A part in its signed form, with what its encryption needs. */
export interface WirePart {
  block: string
  iv: Buffer
  /** Bytes of the signed form. */
  signedSize: number
  /** The signed form. */
  signed: () => ByteSource
}

/** Exact length of the message on the wire. */
export function wireLength(message: WireMessage): number {
  return message.framing === undefined ? message.envelope.length : multipartLength(message.framing, partsOf(message))
}

/** The message as it goes, or came, over the wire: the same bytes each time, as a retry requires (AS4 3.2). */
export async function* wireBytes(message: WireMessage): AsyncGenerator<Uint8Array> {
  if (message.framing === undefined) yield message.envelope
  else yield* writeMultipart(message.framing, partsOf(message))
}

function partsOf({ block, envelope, contentKey, parts }: WireMessage): LeavingPart[] {
  async function* root() {
    yield envelope
  }
  return [
    { block, length: envelope.length, body: root() },
    ...parts.map((part) => ({
      block: part.block,
      length: part.signedSize + gcmOverhead,
      body: encrypt(part.signed(), contentKey, part.iv),
    })),
  ]
}
