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
  untilEvent: string
  /** What the court's extract says besides; kept as it is. */
  besides: Besides
}

type Besides = Pick<
  ObligationJson,
  'dueOn' | 'instalments' | 'retroactive' | 'interest' | 'indexedFrom' | 'inKind' | 'otherForm'
>

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
    untilEvent: obligation.untilEvent ?? '',
    besides: besidesOf(obligation),
  }
}

function besidesOf(obligation: ObligationJson): Besides {
  const { dueOn, instalments, retroactive, interest, indexedFrom, inKind, otherForm } = obligation
  const all = { dueOn, instalments, retroactive, interest, indexedFrom, inKind, otherForm }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}

/** The obligation that was typed; undefined when it has no amount and the extract says nothing besides. */
export function fromObligationDraft(draft: ObligationDraft): ObligationJson | undefined {
  const amount = fromMoneyDraft(draft.sum)
  if (!amount && Object.keys(draft.besides).length === 0) return undefined
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
    untilEvent: draft.untilEvent.trim() || undefined,
    ...draft.besides,
  }
}
