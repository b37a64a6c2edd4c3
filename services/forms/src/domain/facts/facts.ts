import type { CaseFile } from '../case-file.ts'
import type { Language } from '../language.ts'
import { toDecimal } from '../money.ts'
import { authorityFacts } from './authority.ts'
import { documentFacts } from './documents.ts'
import type { Facts } from './fact.ts'
import { peopleFacts } from './people.ts'
import { fullName } from './person.ts'

/** What the case file is read with: output language, today, and the States bound by the Regulation. */
export interface FactContext {
  readonly language: Language
  readonly today: string
  readonly memberStates: ReadonlySet<string>
}

/**
 * The vocabulary of the bindings: the case file in the terms of forms. Who is represented, whether an address may be
 * shown, which list of documents applies is decided here, once, so that `bindings.json` is nothing but names.
 */
export function factsOf(file: CaseFile, context: FactContext): Facts {
  return {
    today: context.today,
    application: { is: { [file.application]: true } },
    requesting: authorityFacts(file.requestingAuthority, context.language),
    requested: authorityFacts(file.requestedAuthority, context.language),
    ...peopleFacts(file, context.language),
    ...documentFacts(file, context.memberStates),
    decision: decisionFacts(file),
    obligations: obligationFacts(file, context.language),
    indexation: file.obligations.map((o) => o.indexation).find((i) => i !== ''),
    arrears: {
      amount: file.arrears?.amount && toDecimal(file.arrears.amount),
      currency: file.arrears?.amount?.currency,
      calculatedOn: file.arrears?.calculatedOn,
    },
    consentDate: file.consentDate,
    additionalInformation: file.additionalInformation,
    receipt: { receivedOn: file.receipt?.receivedOn, transmittedOn: file.receipt?.transmittedOn },
  }
}

function decisionFacts(file: CaseFile): Facts {
  const d = file.decision
  return {
    date: d?.date,
    reference: d?.reference,
    court: d?.court,
    stateOfOrigin: d?.stateOfOrigin,
    appeared: d?.defendantAppeared,
    basis: d?.recognitionBasis ? { [d.recognitionBasis]: true } : undefined,
    isArrangement: d ? d.kind === 'authentic-instrument' : undefined,
    isDecision: d ? d.kind !== 'authentic-instrument' : undefined,
  }
}

function obligationFacts(file: CaseFile, language: Language): Facts[] {
  const nameOf = (id: string): string => fullName(file.parties.find((p) => p.id === id)?.person)
  return file.obligations.map((o) => ({
    beneficiary: o.beneficiaries.map(nameOf).filter(Boolean).join(', '),
    amount: o.amount && toDecimal(o.amount),
    currency: o.amount?.currency,
    frequency: language.frequency[o.frequency],
    from: o.from,
    until: o.until,
  }))
}
