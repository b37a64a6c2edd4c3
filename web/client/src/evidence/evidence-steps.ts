import type { EvidenceJson, MessageJson } from '../gen/sustento/messaging/v1/messaging_service_pb.ts'

const outgoing = ['submitted', 'sent', 'receipt'] as const
const incoming = ['received', 'receipt-issued', 'confirmed'] as const

/** A step of the chain: done with its evidence, or still to come. */
export interface EvidenceStep {
  kind: string
  evidence?: EvidenceJson
}

/**
 * The chain of evidence of a message: what is proved, oldest first, then the steps that are still to come. A message
 * that was given up or failed has no step to come.
 */
export function evidenceSteps(message: MessageJson): EvidenceStep[] {
  const evidences = message.evidences ?? []
  const done: EvidenceStep[] = evidences.map((evidence) => ({ kind: evidence.kind ?? '', evidence }))
  const ended =
    message.state === 'MESSAGE_STATE_FAILED' ||
    message.state === 'MESSAGE_STATE_GIVEN_UP' ||
    message.state === 'MESSAGE_STATE_DELIVERED_WITHOUT_RECEIPT'
  if (ended) return done
  const expected = message.direction === 'MESSAGE_DIRECTION_INCOMING' ? incoming : outgoing
  const missing = expected.filter((kind) => !evidences.some((each) => each.kind === kind))
  return [...done, ...missing.map((kind) => ({ kind }))]
}

/** Evidences that say no, and those that are not believed. */
const negative = [
  'failed',
  'SUBMISSION_REJECTION',
  'RELAY_REMMD_REJECTION',
  'RELAY_REMMD_FAILURE',
  'NON_DELIVERY',
  'contradictory',
  'unmatched',
]

/** Whether a step is one that did not succeed. */
export function isNegative({ kind }: EvidenceStep): boolean {
  return negative.includes(kind)
}

/** What of a step can be downloaded, and what it is called. */
export interface EvidenceDownload {
  kind: string
  label: 'wire-message' | 'receipt' | 'evidence'
}

/** The bytes of an evidence, where they are stored. Those of e-CODEX have names in capitals. */
export function downloadOf({ kind, evidence }: EvidenceStep): EvidenceDownload | undefined {
  if (!evidence?.sha256) return undefined
  if (kind === 'sent' || kind === 'received') return { kind: 'wire-message', label: 'wire-message' }
  if (kind === 'receipt' || kind === 'receipt-issued') return { kind: 'receipt', label: 'receipt' }
  const isEcodex = /^[A-Z_]+$/.test(kind) || kind === 'contradictory' || kind === 'unmatched'
  return isEcodex ? { kind, label: 'evidence' } : undefined
}
