import type { CaseFile, Obligation, Retroactive } from '../case-file.ts'
import { printDate } from '../dates.ts'
import type { Language } from '../language.ts'
import { printMoney, toDecimal } from '../money.ts'
import type { Facts } from './fact.ts'
import { fullNames, namesOf } from './person.ts'

const regularly = new Set(['weekly', 'monthly'])

/** What is owed under the decision: line by line, as the claims of Annexes I to IV, and in words for the abstract. */
export function obligationsFacts(file: CaseFile, language: Language): Facts {
  const obligations = file.obligations.flatMap((o) =>
    sumsOf(o).map(({ amount, frequency, from, until }) => ({
      beneficiary: fullNames(file, o.beneficiaries),
      amount: amount && toDecimal(amount),
      currency: amount?.currency,
      frequency: language.frequency[frequency],
      from,
      until,
    })),
  )
  const firstText = (of: (o: Obligation) => string | undefined) => file.obligations.map(of).find(Boolean)
  return {
    obligations,
    firstObligation: obligations[0] ?? {},
    claims: file.obligations.map((o) => claimFacts(file, o, language)),
    currency: [...file.obligations, ...(file.claim?.sums ?? [])].map((o) => o.amount?.currency).find(Boolean),
    indexation: firstText((o) => o.indexation),
    dueDay: firstText((o) => o.dueDay),
    interest: firstText((o) => o.interest?.rate),
    retroactive: firstText((o) => o.retroactive && retroactiveInWords(o.retroactive, language)),
    inKind: firstText((o) => o.inKind),
    arrears: {
      amount: file.arrears?.amount && toDecimal(file.arrears.amount),
      currency: file.arrears?.amount?.currency,
      calculatedOn: file.arrears?.calculatedOn,
    },
  }
}

/** Every sum that an obligation consists of: the one paid regularly or once, instalments, and what is due for the past. */
function sumsOf(o: Obligation): Pick<Obligation, 'amount' | 'frequency' | 'from' | 'until'>[] {
  const once = 'once'
  return [
    ...(o.amount || !(o.instalments || o.retroactive) ? [o] : []),
    ...(o.instalments ?? []).map(({ dueOn, amount }) => ({ amount, frequency: once, from: dueOn, until: undefined })),
    ...(o.retroactive ? [{ ...o.retroactive, frequency: once }] : []),
  ]
}

/** `01/01/2024 – 31/05/2024, 1,250.00 EUR, in five instalments`. */
function retroactiveInWords({ from, until, amount, paymentForm }: Retroactive, language: Language): string {
  const period = [from, until].map((day) => day && printDate(day, language.locale)).filter(Boolean)
  return [period.join(' – '), amount && printMoney(amount, language.locale), paymentForm].filter(Boolean).join(', ')
}

/** A claim as the annexes break it down; a kind of payment that was not ordered is not there. */
function claimFacts(file: CaseFile, o: Obligation, language: Language): Facts {
  const { retroactive, interest, instalments = [] } = o
  const amount = o.amount && toDecimal(o.amount)
  const isOnce = o.frequency === 'once' && amount !== undefined
  const isRegular = o.frequency !== 'once' && amount !== undefined
  return {
    payer: namesOf(file, [o.payer]),
    payee: namesOf(file, [o.payee]),
    beneficiary: namesOf(file, o.beneficiaries),
    isOnce,
    once: isOnce ? { amount, from: o.from, until: o.until, untilEvent: o.untilEvent, dueOn: o.dueOn } : {},
    hasInstalments: instalments.length > 0,
    instalments: instalments.map((i) => ({ dueOn: i.dueOn, amount: i.amount && toDecimal(i.amount) })),
    isRegular,
    regular: isRegular ? regularFacts(o, amount, language) : {},
    isRetroactive: retroactive !== undefined,
    retroactive: {
      from: retroactive?.from,
      until: retroactive?.until,
      amount: retroactive?.amount && toDecimal(retroactive.amount),
      paymentForm: retroactive?.paymentForm,
    },
    hasInterest: interest !== undefined,
    interest: { rate: interest?.rate, from: interest?.from },
    isInKind: Boolean(o.inKind),
    inKind: o.inKind,
    isOtherForm: Boolean(o.otherForm),
    otherForm: o.otherForm,
  }
}

function regularFacts(o: Obligation, amount: string, language: Language): Facts {
  const isPrinted = regularly.has(o.frequency)
  return {
    amount,
    frequency: { [isPrinted ? o.frequency : 'other']: true },
    otherFrequency: isPrinted ? undefined : language.frequency[o.frequency],
    from: o.from,
    dueDay: o.dueDay,
    ends: Boolean(o.until ?? o.untilEvent),
    until: o.until,
    untilEvent: o.untilEvent,
    indexation: o.indexation,
    indexedFrom: o.indexedFrom,
  }
}
