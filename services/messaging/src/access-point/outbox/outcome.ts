import type { EvidenceRow } from '../../store/message-row.ts'
import type { MessageView } from '../../usecases/read-messages.ts'
import type { OutboxError } from './unfit.ts'

/** What became of a folder of the outbox: `outcome.json` beside it in `sent`. */
export interface Outcome {
  state: 'delivered' | 'delivered-without-receipt' | 'failed' | 'given-up' | 'refused'
  /** Wire id. */
  messageId?: string
  conversationId?: string
  attempts?: number
  submittedAt?: Date
  deliveredAt?: Date
  /** The partner's signed receipt, kept beside. */
  receipt?: { file: string; sha256: string; signer: string; at: Date }
  /** Everything that can be proved about the message, oldest first. */
  evidence: Pick<EvidenceRow, 'kind' | 'at' | 'sha256' | 'signer' | 'code'>[]
  /** What went wrong, oldest first; of a message that was delivered in the end, what went wrong before. */
  errors: OutboxError[]
}

/** Names of the files beside `outcome.json`. */
export const receiptFile = 'receipt.xml'
/** The header as it was signed and sent; the receipt repeats its digests. */
export const headerFile = 'header.xml'

/** The outcome of a folder that cannot be sent. */
export function refusedOutcome(errors: OutboxError[]): Outcome {
  return { state: 'refused', evidence: [], errors }
}

/** The outcome of a message that is not sent any more. */
export function outcomeOf({ row, evidences }: MessageView): Outcome {
  const receipt = evidences.find(({ kind }) => kind === 'receipt')
  const codes = [...evidences.map(({ code }) => code), row.failure].filter((code) => code !== '')
  return {
    state: row.state as Outcome['state'],
    messageId: row.messageId,
    conversationId: row.conversationId,
    attempts: row.attempts,
    submittedAt: row.createdAt,
    ...(row.deliveredAt === null ? {} : { deliveredAt: row.deliveredAt }),
    ...(receipt ? { receipt: { file: receiptFile, ...pick(receipt) } } : {}),
    evidence: evidences.map(({ kind, at, sha256, signer, code }) => ({ kind, at, sha256, signer, code })),
    errors: [...new Set(codes)].map((code) => ({ code })),
  }
}

const pick = ({ sha256, signer, at }: EvidenceRow) => ({ sha256, signer, at })
