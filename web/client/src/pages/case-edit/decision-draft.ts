import type { DecisionJson } from '../../gen/sustento/type/v1/case_file_pb.ts'
import { type DateParts, fromDateParts, toDateParts } from '../../i18n/date-parts.ts'
import { type AddressDraft, fromAddressDraft, toAddressDraft } from './address-draft.ts'
import { fromYesNo, toYesNo, type YesNo } from './yes-no.ts'

/** A decision as it is typed. */
export interface DecisionDraft {
  kind: string
  court: string
  courtAddress: AddressDraft
  date: DateParts
  reference: string
  stateOfOrigin: string
  enforceable: YesNo
  defendantAppeared: YesNo
  recognitionBasis: string
  partSought: string
  /** Read from the court's extract; kept as it is. */
  costs: DecisionJson['costs']
}

/** The fields for a decision. */
export function toDecisionDraft(decision: DecisionJson = {}): DecisionDraft {
  const { kind = 'decision', court = '', reference = '', stateOfOrigin = '', recognitionBasis = '' } = decision
  return {
    kind: kind || 'decision',
    court,
    courtAddress: toAddressDraft(decision.courtAddress),
    date: toDateParts(decision.date),
    reference,
    stateOfOrigin,
    enforceable: toYesNo(decision.enforceable),
    defendantAppeared: toYesNo(decision.defendantAppeared),
    recognitionBasis,
    partSought: decision.partSought ?? '',
    costs: decision.costs,
  }
}

/** The decision that was typed; undefined when nothing of it is known yet. */
export function fromDecisionDraft(draft: DecisionDraft): DecisionJson | undefined {
  const date = fromDateParts(draft.date).date
  if (!draft.court.trim() && !draft.reference.trim() && !date) return undefined
  return {
    kind: draft.kind,
    court: draft.court.trim(),
    courtAddress: fromAddressDraft(draft.courtAddress),
    date,
    reference: draft.reference.trim(),
    stateOfOrigin: draft.stateOfOrigin,
    enforceable: fromYesNo(draft.enforceable),
    defendantAppeared: fromYesNo(draft.defendantAppeared),
    recognitionBasis: draft.recognitionBasis,
    partSought: draft.partSought.trim() || undefined,
    costs: draft.costs,
  }
}
