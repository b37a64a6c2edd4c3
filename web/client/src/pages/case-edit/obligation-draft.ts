import type { ObligationJson } from '../../gen/sustento/type/v1/case_file_pb.ts'
import { type DateParts, fromDateParts, noDate, toDateParts } from '../../i18n/date-parts.ts'
import { fromMoneyDraft, type MoneyDraft, toMoneyDraft } from './money-draft.ts'

/** An obligation as it is typed. */
export interface ObligationDraft {
  beneficiaries: string[]
  payer: string
  payee: string
  sum: MoneyDraft
  frequency: string
  from: DateParts
  until: DateParts
  dueDay: string
  indexation: string
}

/** The fields for an obligation; a monthly sum when it is new. */
export function toObligationDraft(obligation: ObligationJson = {}): ObligationDraft {
  return {
    beneficiaries: obligation.beneficiaries ?? [],
    payer: obligation.payer ?? '',
    payee: obligation.payee ?? '',
    sum: toMoneyDraft(obligation.amount),
    frequency: obligation.frequency || 'monthly',
    from: obligation.from ? toDateParts(obligation.from) : noDate,
    until: obligation.until ? toDateParts(obligation.until) : noDate,
    dueDay: obligation.dueDay ?? '',
    indexation: obligation.indexation ?? '',
  }
}

/** The obligation that was typed; undefined when it has no amount. */
export function fromObligationDraft(draft: ObligationDraft): ObligationJson | undefined {
  const amount = fromMoneyDraft(draft.sum)
  if (!amount) return undefined
  return {
    beneficiaries: draft.beneficiaries,
    payer: draft.payer,
    payee: draft.payee,
    amount,
    frequency: draft.frequency,
    from: fromDateParts(draft.from).date,
    until: fromDateParts(draft.until).date,
    dueDay: draft.dueDay.trim(),
    indexation: draft.indexation.trim(),
  }
}
