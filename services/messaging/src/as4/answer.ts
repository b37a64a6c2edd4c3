import type { X509Certificate } from 'node:crypto'
import { openArrival } from './arrival.ts'
import { type Signal, type SignalledError, type SignedDigest, sameDigests } from './ebms/signal.ts'
import { EbmsError, fail } from './ebms-error.ts'
import { type Envelope, readEnvelope } from './envelope.ts'
import { ns } from './names.ts'
import { requireProfile, type Sender } from './security/profile.ts'
import { checkExpiry } from './security/timestamp.ts'
import { verifySignature } from './security/verify.ts'

/** What an answer has to prove, and to whom it has to belong. */
export interface Expected {
  messageId: string
  /** What we signed: the receipt repeats all of it and nothing else. */
  digests: SignedDigest[]
  /** The partner that the message went to. */
  partner: Sender
}

/** What an answer proves. */
export type Answer =
  | { kind: 'receipt'; signer: X509Certificate }
  /** An error about this message. Unless it is signed by the partner it proves nothing. */
  | { kind: 'error'; error: SignalledError; signed: boolean }
  /** A receipt or another ebMS message that is not what was expected: forged, unsigned, of another message, or broken. */
  | { kind: 'invalid' }
  /** Nothing that an access point says: a proxy's page, a SOAP fault, an empty body. */
  | { kind: 'none' }

/**
 * Judges what came back for a message, by the body and not by what its type or status say. Never throws for what it
 * reads: every doubt is an answer that proves nothing.
 */
export async function readAnswer(contentType: string, body: Uint8Array, expected: Expected, at: Date): Promise<Answer> {
  if (!Buffer.from(body).includes(ns.eb)) return { kind: 'none' }
  try {
    const envelope = await openAnswer(contentType, body)
    if (envelope.content.kind !== 'signal') return { kind: 'invalid' }
    return await judge(envelope, envelope.content.signal, expected, at)
  } catch (error) {
    if (error instanceof EbmsError) return { kind: 'invalid' }
    throw error
  }
}

/** A signal travels alone; some products put it into a multipart all the same. */
async function openAnswer(contentType: string, body: Uint8Array): Promise<Envelope> {
  if (!/^multipart\//i.test(contentType)) return readEnvelope(body)
  async function* source() {
    yield body
  }
  const { envelope, parts } = await openArrival(contentType, source())
  for await (const _ of parts) fail('EBMS:0007', 'a signal has parts')
  return envelope
}

async function judge(envelope: Envelope, signal: Signal, expected: Expected, at: Date): Promise<Answer> {
  const signer = await signerOf(envelope, expected, at)
  const isOurs = signal.refToMessageId === expected.messageId
  const [error] = signal.errors
  if (signal.receipt === undefined && error !== undefined) {
    return { kind: 'error', error, signed: signer !== undefined && isOurs }
  }
  const isReceipt =
    signer !== undefined &&
    isOurs &&
    signal.errors.length === 0 &&
    signal.receipt !== undefined &&
    sameDigests(signal.receipt, expected.digests)
  return isReceipt ? { kind: 'receipt', signer } : { kind: 'invalid' }
}

async function signerOf(envelope: Envelope, expected: Expected, at: Date): Promise<X509Certificate | undefined> {
  const { signature, expires } = envelope.security
  if (signature === undefined) return undefined
  checkExpiry(expires, at)
  requireProfile(envelope.security, expected.partner.profile)
  return verifySignature(signature, expected.partner, at)
}
