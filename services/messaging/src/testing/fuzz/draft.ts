import { encrypt } from '../../as4/part/gcm.ts'
import { whole } from '../chunks.ts'
import type { TestAccessPoint } from '../identities.ts'
import type { MadeMessage } from '../wire.ts'
import type { Random } from './random.ts'

/** A message taken apart, so that any piece of it can be changed before it is put together again. */
export interface Draft {
  contentType: string
  envelope: string
  /** Undefined where the SOAP part goes alone. */
  boundary: string | undefined
  /** Header block of the SOAP part. */
  block: string
  parts: { block: string; body: Buffer }[]
}

/** What a mutator has at hand besides the message: what an attacker may know, and other messages to take pieces from. */
export interface Surroundings {
  random: Random
  /** The message that is being changed. */
  made: MadeMessage
  /** Another valid message. */
  other: Draft
  /** Of the message that is changed: whoever knows its content can encrypt it anew. */
  recipient: TestAccessPoint
  /** Holds a certificate of the same authority that is nobody's. */
  stranger: TestAccessPoint
}

/** Changes a draft in one way, in place. */
export type Mutator = (draft: Draft, surroundings: Surroundings) => void | Promise<void>

/** Takes a valid message apart. */
export async function toDraft({ wire }: MadeMessage): Promise<Draft> {
  const { contentType, framing, envelope, block, contentKey, parts } = wire
  return {
    contentType,
    boundary: framing?.boundary,
    block,
    envelope: envelope.toString(),
    parts: await Promise.all(
      parts.map(async (part) => ({
        block: part.block,
        body: await whole(encrypt(part.signed(), contentKey, part.iv)),
      })),
    ),
  }
}

/** A copy that can be changed without changing the other. */
export const copyOf = (draft: Draft): Draft => ({ ...draft, parts: draft.parts.map((part) => ({ ...part })) })

/** Puts a draft together as it goes over the wire. */
export function bytesOf({ envelope, boundary, block, parts }: Draft): Buffer {
  if (boundary === undefined) return Buffer.from(envelope)
  const all = [{ block, body: Buffer.from(envelope) }, ...parts]
  return Buffer.concat([
    ...all.flatMap((part, index) => [
      Buffer.from(`${index === 0 ? '' : '\r\n'}--${boundary}\r\n${part.block}\r\n\r\n`, 'latin1'),
      part.body,
    ]),
    Buffer.from(`\r\n--${boundary}--`, 'latin1'),
  ])
}
