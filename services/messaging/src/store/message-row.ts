import type { SignedDigest } from '../as4/ebms/signal.ts'
import type { Framing } from '../as4/mime/reader.ts'
import type { IncomingState } from '../domain/incoming.ts'
import type { OutgoingState } from '../domain/outgoing.ts'
import type { EvidenceKind } from '../ecodex/evidence/kinds.ts'

/** A message as it is stored. */
export interface MessageRow {
  id: string
  direction: 'outgoing' | 'incoming'
  state: OutgoingState | IncomingState
  partner: string
  messageId: string
  conversationId: string
  refToMessageId: string
  action: string
  source: string
  digests: SignedDigest[]
  attempts: number
  round: number
  failure: string
  nextAttemptAt: Date | null
  lease: string | null
  createdAt: Date
  deliveredAt: Date | null
  /** When its content was erased. */
  erasedAt: Date | null
  /** Party ids of those that forwarded it to us, empty when nobody did. */
  forwardedBy: string
  /** Whom a forwarded message is from: the partner that is answered; empty when it was not forwarded. */
  originalPartner: string
  /** Wire id that a forwarded message had there. */
  originalMessageId: string
}

/** A part as it is stored, its content apart. */
export interface PartRow {
  /** Place on the wire. */
  position: number
  /** Place in the header, which is the sender's order. */
  listed: number
  id: string
  kind: string
  mediaType: string
  size: number
  sha256: string
  documentKind: string
  contentId: string
  block: string
  iv: Buffer
  compressed: boolean
  signedSize: number
}

/** What the bytes on the wire are made of besides the parts. */
export interface WireRow {
  contentType: string
  framing: Framing | null
  block: string
  sealedEnvelope: Buffer
  sealedKeys: Buffer
}

/** Something that can be proved about a message. */
export interface EvidenceRow {
  id: string
  kind:
    | 'submitted'
    | 'sent'
    | 'receipt'
    | 'received'
    | 'receipt-issued'
    | 'failed'
    | 'confirmed'
    /** An evidence of e-CODEX that counted, ours or the partner's. */
    | EvidenceKind
    /** One that contradicts what was proved before; the code is its kind. */
    | 'contradictory'
    /** One that belongs to no message, or proves nothing; the code says why. */
    | 'unmatched'
    /** An evidence was due and somebody was warned; the code is the question that it answers. */
    | 'overdue'
    /** It was found to be for another authority of our State; the code is that partner's id. */
    | 'forwarding'
    /** That authority has it; the code is its id. */
    | 'forwarded'
    /** The authority to which we sent it has forwarded it; the code is the id of the one that has it now. */
    | 'forwarded-there'
  at: Date
  sha256: string
  signer: string
  code: string
  /** Who says so in the evidence itself; of those of e-CODEX. */
  issuer: string
  /** Whether its bytes are kept for people. */
  downloadable: boolean
  /** What a person wrote about it. */
  note: string
}

/** Columns of a message under the names of its row. */
export const messageColumns = `id, direction, state, partner, message_id AS "messageId",
  conversation_id AS "conversationId", ref_to_message_id AS "refToMessageId", action, source, digests, attempts, round,
  failure, next_attempt_at AS "nextAttemptAt", lease, created_at AS "createdAt", delivered_at AS "deliveredAt",
  erased_at AS "erasedAt", forwarded_by AS "forwardedBy", original_partner AS "originalPartner",
  original_message_id AS "originalMessageId"`
