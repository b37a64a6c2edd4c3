import type { EvidenceJson, MessageJson } from '../gen/sustento/messaging/v1/messaging_service_pb.ts'

const outgoing = ['submitted', 'sent', 'receipt'] as const
const incoming = ['received', 'receipt-issued', 'confirmed'] as const

/** What is for another authority of the State is not taken over here. */
const passedOn = ['received', 'receipt-issued', 'forwarding', 'forwarded'] as const

/** With e-CODEX the partner, or we, give evidences of what happened after the receipt. */
const answers = ['RELAY_REMMD_ACCEPTANCE', 'DELIVERY', 'RETRIEVAL'] as const

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
    message.state === 'MESSAGE_STATE_DELIVERED_WITHOUT_RECEIPT' ||
    message.state === 'MESSAGE_STATE_FORWARDED'
  if (ended) return done
  const has = (kind: string) => evidences.some((each) => each.kind === kind)
  const taken = message.state === 'MESSAGE_STATE_FORWARDING' ? passedOn : incoming
  const ofAs4 = message.direction === 'MESSAGE_DIRECTION_INCOMING' ? taken : outgoing
  const isRefused = evidences.some(({ kind = '' }) => refusals.includes(kind))
  const ofEcodex = has('SUBMISSION_ACCEPTANCE') && !isRefused ? answers : []
  const missing = [...ofAs4, ...ofEcodex].filter((kind) => !has(kind))
  return [...done, ...missing.map((kind) => ({ kind }))]
}

/** Evidences after which no other is waited for. */
const refusals = ['SUBMISSION_REJECTION', 'RELAY_REMMD_REJECTION', 'RELAY_REMMD_FAILURE', 'NON_DELIVERY']

/** Evidences that say no, and those that are not believed. */
const negative = ['failed', ...refusals, 'NON_RETRIEVAL', 'contradictory', 'unmatched', 'overdue']

/** Whether a step is one that did not succeed. */
export function isNegative({ kind }: EvidenceStep): boolean {
  return negative.includes(kind)
}

/** Whether there are bytes of it as they go over the wire: not of a submission that was rejected, nor after erasure. */
export function hasWire({ eraseTime, evidences = [] }: MessageJson): boolean {
  return !eraseTime && !evidences.some(({ kind }) => kind === 'SUBMISSION_REJECTION')
}

/** What of a step can be downloaded, and what it is called. */
export interface EvidenceDownload {
  kind: string
  /** Which one, where several are of one kind. */
  id?: string
  label: 'wire-message' | 'receipt' | 'evidence'
}

/** The bytes of an evidence, where they are stored. Those of e-CODEX have names in capitals. */
export function downloadOf({ kind, evidence }: EvidenceStep): EvidenceDownload | undefined {
  if (!evidence?.sha256) return undefined
  if (kind === 'sent' || kind === 'received') return { kind: 'wire-message', label: 'wire-message' }
  if (kind === 'receipt' || kind === 'receipt-issued') return { kind: 'receipt', label: 'receipt' }
  const isEcodex = /^[A-Z_]+$/.test(kind) || kind === 'contradictory' || kind === 'unmatched'
  return isEcodex ? { kind, id: evidence.id, label: 'evidence' } : undefined
}
