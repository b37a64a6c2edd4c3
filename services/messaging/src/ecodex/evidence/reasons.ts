import type { EvidenceKind } from './kinds.ts'

/** Why an evidence says no: the code as the connector writes it into the evidence, and what it means. */
export interface Reason {
  code: string
  details: string
}

/** The reasons of the connector by their numbers. */
export const reasons = {
  E100: { code: 'OTHER', details: 'E100: the message could not be processed' },
  E200: { code: 'BACKEND_REJECTION', details: 'E200: the receiving application refused the message' },
  E201: { code: 'GW_REJECTION', details: 'E201: the gateway refused the message' },
  E300: { code: 'DELIVERY_EVIDENCE_TIMEOUT', details: 'E300: no evidence of delivery came in time' },
  E301: { code: 'RELAY_REMMD_TIMEOUT', details: 'E301: no evidence of relay came in time' },
  E404: { code: 'UNREACHABLE', details: 'E404: the gateway of the recipient cannot be reached' },
} as const satisfies Record<string, Reason>

/** Number of a reason. */
export type ReasonNumber = keyof typeof reasons

/**
 * Whether an evidence says no more than that a time ran out at whoever issued it: by its reason, and by what it is where
 * nobody has opened a message, which anybody may still do.
 */
export function isByTime({ kind, reasons: [reason] }: { kind: EvidenceKind; reasons: Reason[] }): boolean {
  return kind === 'NON_RETRIEVAL' || (kind === 'NON_DELIVERY' && reason?.code === reasons.E300.code)
}
