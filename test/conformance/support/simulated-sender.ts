import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { type WirePart, wireBytes } from '@sustento/messaging/as4/wire'
import { pieces, whole } from '@sustento/messaging/testing/chunks'
import { send, type TestAnswer } from '@sustento/messaging/testing/send'
import { type Deviation, type MadeMessage, makeMessage } from '@sustento/messaging/testing/wire'
import { oneWay, type Rig } from './rig.ts'

/** A sending access point (SMSH) that is simulated, so that it can do what ours never does. */
export interface Simulated {
  answer: TestAnswer
  messageId: string
}

/** Sends a message with one compressed part whose header is changed before it is signed. */
export async function sendWithBlock(rig: Rig, block: (xml: string) => string): Promise<Simulated> {
  return sent(rig, await make(rig, { block }))
}

/** Sends a message whose part is the given bytes, under a signature over the given digest: their own if none is given. */
export async function sendSigned(rig: Rig, signed: Buffer, digest = sha256(signed)): Promise<Simulated> {
  const made = await make(rig, { digest })
  const [part] = made.wire.parts as [WirePart]
  const parts = [{ ...part, signedSize: signed.length, signed: () => pieces(signed, 65_536) }]
  return sent(rig, { ...made, bytes: await whole(wireBytes({ ...made.wire, parts })) })
}

/** Sends a message whose part is compressed after it was encrypted. */
export async function sendCompressedLast(rig: Rig): Promise<Simulated> {
  const made = await make(rig, {})
  const [part] = made.wire.parts as [WirePart]
  const start = made.bytes.indexOf(part.block) + part.block.length + 4
  const end = made.bytes.lastIndexOf(`\r\n--${made.wire.framing?.boundary}`)
  const bytes = [made.bytes.subarray(0, start), gzipSync(made.bytes.subarray(start, end)), made.bytes.subarray(end)]
  return sent(rig, { ...made, bytes: Buffer.concat(bytes) })
}

const make = ({ north, east }: Rig, deviation: Deviation) => makeMessage(north, east, { message: oneWay, ...deviation })

async function sent({ endpoint }: Rig, { wire, bytes, message }: MadeMessage): Promise<Simulated> {
  return { answer: await send(endpoint, wire.contentType, bytes), messageId: message.messageId }
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('base64')
