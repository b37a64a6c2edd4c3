import type { Answer } from '../answers.ts'
import type { CaseFile } from '../case-file.ts'
import { obligationsAt } from './claims.ts'
import { addressAt, partiesOf } from './parties.ts'
import { readerOf } from './reader.ts'

/**
 * What the court's extract says in terms of a case (Annexes I to IV share these points): decision, claimants,
 * defendants and claims. Claimants become applicants and creditors, defendants debtors; a caseworker corrects roles.
 */
export function extractOf(instrument: string, answers: readonly Answer[]): CaseFile {
  const read = readerOf(answers)
  const claims = read.blocks('terms.claims.claim')
  const parties = partiesOf(read, claims)
  return {
    instrument,
    application: '',
    parties,
    decision: {
      kind: read.choice('nature.kind') === 'courtSettlement' ? 'court-settlement' : 'decision',
      court: read.text('courtOfOrigin.name') ?? '',
      courtAddress: addressAt(read, 'courtOfOrigin.address', 'memberState'),
      date: read.text('nature.dateAndReference.date'),
      reference: read.text('nature.dateAndReference.reference') ?? '',
      stateOfOrigin: read.text('courtOfOrigin.address.memberState') ?? '',
      // The form is issued only when the decision is enforceable in the State of origin (its second notice).
      enforceable: true,
      recognitionBasis: '',
      fromExtract: true,
    },
    obligations: claims.flatMap((at) => obligationsAt(read, at, parties)),
    documents: [],
  }
}
