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

/** Whether the bytes of an evidence can be downloaded, and under which name. */
export function downloadOf(step: EvidenceStep): 'wire-message' | 'receipt' | undefined {
  if (!step.evidence?.sha256) return undefined
  if (step.kind === 'sent' || step.kind === 'received') return 'wire-message'
  return step.kind === 'receipt' || step.kind === 'receipt-issued' ? 'receipt' : undefined
}
