import type { CaseFileJson } from '../../gen/sustento/type/v1/case_file_pb.ts'
import { type DateParts, fromDateParts, toDateParts } from '../../i18n/date-parts.ts'
import { type ClaimDraft, fromClaimDraft, toClaimDraft } from './claim-draft.ts'
import { type DecisionDraft, fromDecisionDraft, toDecisionDraft } from './decision-draft.ts'
import { fromMeasuresDraft, type MeasuresDraft, toMeasuresDraft } from './measures-draft.ts'
import { fromMoneyDraft, type MoneyDraft, toMoneyDraft } from './money-draft.ts'
import { fromObligationDraft, type ObligationDraft, toObligationDraft } from './obligation-draft.ts'
import { fromPartyDraft, type PartyDraft, toPartyDraft } from './party-draft.ts'
import { fromPaymentDraft, type PaymentDraft, toPaymentDraft } from './payment-draft.ts'

/** What is typed about a case, once. */
export interface CaseDraft {
  parties: PartyDraft[]
  decision: DecisionDraft
  obligations: ObligationDraft[]
  arrears: MoneyDraft & { calculatedOn: DateParts }
  payment: PaymentDraft
  consentDate: DateParts
  additionalInformation: string
  claim: ClaimDraft
  specificMeasures: MeasuresDraft
}

/** The fields for a case; empty ones for a new case. */
export function toCaseDraft(file: CaseFileJson = {}): CaseDraft {
  return {
    parties: file.parties?.map(toPartyDraft) ?? [],
    decision: toDecisionDraft(file.decision),
    obligations: file.obligations?.map(toObligationDraft) ?? [],
    arrears: { ...toMoneyDraft(file.arrears?.amount), calculatedOn: toDateParts(file.arrears?.calculatedOn) },
    payment: toPaymentDraft(file.payment),
    consentDate: toDateParts(file.consentDate),
    additionalInformation: file.additionalInformation ?? '',
    claim: toClaimDraft(file.claim),
    specificMeasures: toMeasuresDraft(file.specificMeasures),
  }
}

/** The case file that was typed. */
export function fromCaseDraft(draft: CaseDraft): CaseFileJson {
  const amount = fromMoneyDraft(draft.arrears)
  return {
    parties: draft.parties.map(fromPartyDraft),
    decision: fromDecisionDraft(draft.decision),
    obligations: draft.obligations.flatMap((each) => fromObligationDraft(each) ?? []),
    arrears: amount && { amount, calculatedOn: fromDateParts(draft.arrears.calculatedOn).date },
    payment: fromPaymentDraft(draft.payment),
    consentDate: fromDateParts(draft.consentDate).date,
    additionalInformation: draft.additionalInformation.trim(),
    claim: fromClaimDraft(draft.claim),
    specificMeasures: fromMeasuresDraft(draft.specificMeasures),
  }
}

/** The next free id for a party: `p1`, `p2` … */
export function freePartyId(parties: { id: string }[]): string {
  const used = new Set(parties.map(({ id }) => id))
  let next = 1
  while (used.has(`p${next}`)) next++
  return `p${next}`
}
