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
  /** Who writes: `requesting-authority`, `requested-authority`, or empty when not said. */
  readonly writer: string
}

/**
 * The vocabulary of the bindings: the case file in the terms of forms. Who is represented, whether an address may be
 * shown, which list of documents applies is decided here, once, so that `bindings.json` is nothing but names.
 */
export function factsOf(file: CaseFile, context: FactContext): Facts {
  return {
    today: context.today,
    instrument: { is: { [file.instrument]: true } },
    application: { is: { [file.application]: true } },
    requesting: authorityFacts(file.requestingAuthority, context.language),
    requested: authorityFacts(file.requestedAuthority, context.language),
    ...writerFacts(file, context),
    ...peopleFacts(file, context.language),
    ...documentFacts(file, context.memberStates),
    decision: decisionFacts(file),
    decisionToModify: modifications.has(file.application) ? decisionFacts(file) : {},
    titleProduced: file.documents.some((d) => d.kind === 'decision') || undefined,
    currency: file.obligations.map((o) => o.amount?.currency).find((code) => code !== undefined),
    obligations: obligationFacts(file, context.language),
    firstObligation: obligationFacts(file, context.language)[0] ?? {},
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

/** Letters that ask for another decision than the one at hand. */
const modifications = new Set(['56-1-e', '56-1-f', '56-2-b', '56-2-c', '10-1-e', '10-1-f', '10-2-b', '10-2-c'])

/**
 * Who writes: `answering` is the requested authority in the part of a form that it adds, `sender` and `recipient` the two
 * ends of a message. Nothing of it is known when the caller does not say who writes.
 */
function writerFacts(file: CaseFile, { writer, today, language }: FactContext): Facts {
  const requesting = authorityFacts(file.requestingAuthority, language)
  const requested = authorityFacts(file.requestedAuthority, language)
  const asks = writer === 'requesting-authority'
  const answers = writer === 'requested-authority'
  return {
    answering: answers ? { ...requested, today } : {},
    sender: asks ? requesting : answers ? requested : {},
    recipient: asks ? requested : answers ? requesting : {},
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
