/** The nine evidences of e-CODEX, as the connector calls them. */
export type EvidenceKind =
  | 'SUBMISSION_ACCEPTANCE'
  | 'SUBMISSION_REJECTION'
  | 'RELAY_REMMD_ACCEPTANCE'
  | 'RELAY_REMMD_REJECTION'
  | 'RELAY_REMMD_FAILURE'
  | 'DELIVERY'
  | 'NON_DELIVERY'
  | 'RETRIEVAL'
  | 'NON_RETRIEVAL'

/** How an evidence is written down, and under which action it travels. */
export interface EvidenceShape {
  /** Root element in the namespace of REM evidences. */
  element: string
  /** The part of the event code after `http:uri.etsi.org/02640/Event#`. */
  event: string
  /** Action of the message that brings it back. */
  action: string
}

const submission = { element: 'SubmissionAcceptanceRejection', action: 'SubmissionAcceptanceRejection' }
const relay = { element: 'RelayREMMDAcceptanceRejection', action: 'RelayREMMDAcceptanceRejection' }
const delivery = { element: 'DeliveryNonDeliveryToRecipient', action: 'DeliveryNonDeliveryToRecipient' }
// The element ends in "By", the action in "To": so do the connector's.
const retrieval = { element: 'RetrievalNonRetrievalByRecipient', action: 'RetrievalNonRetrievalToRecipient' }

/** The shape of each evidence, with the event codes of the connector. */
export const shapes: Record<EvidenceKind, EvidenceShape> = {
  SUBMISSION_ACCEPTANCE: { ...submission, event: 'Acceptance' },
  SUBMISSION_REJECTION: { ...submission, event: 'Rejection' },
  RELAY_REMMD_ACCEPTANCE: { ...relay, event: 'Acceptance' },
  RELAY_REMMD_REJECTION: { ...relay, event: 'Rejection' },
  RELAY_REMMD_FAILURE: { element: 'RelayREMMDFailure', action: 'RelayREMMDFailure', event: 'DeliveryExpiration' },
  DELIVERY: { ...delivery, event: 'Delivery' },
  NON_DELIVERY: { ...delivery, event: 'NonDelivery' },
  RETRIEVAL: { ...retrieval, event: 'Retrieval' },
  NON_RETRIEVAL: { ...retrieval, event: 'RetrievalExpiration' },
}

/** All kinds. */
export const evidenceKinds = Object.keys(shapes) as EvidenceKind[]

/** The kind that a root element and an event stand for. Others say `DeliveryExpiration` for a delivery that timed out. */
export function kindOf(element: string, event: string): EvidenceKind | undefined {
  if (element === delivery.element && event === 'DeliveryExpiration') return 'NON_DELIVERY'
  if (element === retrieval.element && event === 'NonRetrieval') return 'NON_RETRIEVAL'
  return evidenceKinds.find((kind) => shapes[kind].element === element && shapes[kind].event === event)
}

/** Whether a text names an evidence. */
export function isEvidenceKind(text: string | undefined): text is EvidenceKind {
  return (evidenceKinds as (string | undefined)[]).includes(text)
}

/** Whether messages with this action bring evidences. */
export function isEvidenceAction(action: string): boolean {
  return evidenceKinds.some((kind) => shapes[kind].action === action)
}
