import type { Answer } from '../answers.ts'
import type { CaseFile } from '../case-file.ts'
import type { Form } from '../form.ts'
import { costsAt, obligationsAt } from './claims.ts'
import { addressAt, partiesOf } from './parties.ts'
import { type Reader, readerOf } from './reader.ts'

/** Where an extract says what: Annexes I and II of a decision, III and IV of an authentic instrument. */
interface Points {
  readonly authority: string
  readonly dateAndReference: string
  readonly creditors: string
  readonly debtors: string
  readonly terms: string
  readonly kind: (read: Reader) => string
}

const ofDecision: Points = {
  authority: 'courtOfOrigin',
  dateAndReference: 'nature.dateAndReference',
  creditors: 'claimants.claimant',
  debtors: 'defendants.defendant',
  terms: 'terms',
  kind: (read) => (read.choice('nature.kind') === 'courtSettlement' ? 'court-settlement' : 'decision'),
}

const ofInstrument: Points = {
  authority: 'nature.competentAuthority',
  dateAndReference: 'dateAndReference',
  creditors: 'creditors.creditor',
  debtors: 'debtors.debtor',
  terms: 'contents',
  kind: () => 'authentic-instrument',
}

/**
 * What the extract says in terms of a case: decision, parties and claims. Claimants become applicants and creditors,
 * defendants debtors; a caseworker corrects roles.
 */
export const extractOf = (form: Form, answers: readonly Answer[]): CaseFile => extractWith(form, readerOf(answers))

/** The same with any reader. */
export function extractWith(form: Form, read: Reader): CaseFile {
  const points = form.annex === 'III' || form.annex === 'IV' ? ofInstrument : ofDecision
  const claims = read.blocks(`${points.terms}.claims.claim`)
  const parties = partiesOf(read, points, claims)
  return {
    instrument: form.instruments[0] ?? '',
    application: '',
    parties,
    decision: {
      kind: points.kind(read),
      court: read.text(`${points.authority}.name`) ?? '',
      courtAddress: addressAt(read, `${points.authority}.address`, 'memberState'),
      date: read.text(`${points.dateAndReference}.date`),
      reference: read.text(`${points.dateAndReference}.reference`) ?? '',
      stateOfOrigin: read.text(`${points.authority}.address.memberState`) ?? '',
      // The form is issued only when the decision is enforceable in the State of origin (its second notice).
      enforceable: true,
      recognitionBasis: '',
      fromExtract: true,
      costs: costsAt(read, points.terms, parties),
    },
    obligations: claims.flatMap((at) => obligationsAt(read, at, `${points.terms}.currency`, parties)),
    documents: [],
  }
}
