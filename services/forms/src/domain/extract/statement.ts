import type { CaseFile, Obligation, Party } from '../case-file.ts'
import type { Form } from '../form.ts'
import { findMoney } from '../money.ts'
import { nobody } from './parties.ts'
import type { Reader } from './reader.ts'

/** The code of a frequency that a court wrote in words: `mensuelle` is `monthly`; empty for any other words. */
export type FrequencyOf = (words: string) => string

/**
 * What a court's document of Article 25 of the Convention says in terms of a case: the abstract of the decision, the
 * statement of enforceability, the statement of proper notice. Each says only some of it. People stand in it by their
 * full names; whoever reads it knows them again in the case.
 */
export function statementWith(form: Form, read: Reader, frequencyOf: FrequencyOf): CaseFile {
  const rows = read.blocks('obligations.sums.cells').map((row) => sumAt(read, row, frequencyOf))
  const names = [...new Set(rows.map(({ name }) => name).filter(Boolean))]
  const parties = names.map((name, i): Party => {
    const person = { ...nobody, givenNames: name }
    return { id: `b${i + 1}`, roles: ['child'], person, represents: [] }
  })
  const idOf = (name: string): string[] => parties.filter((p) => p.person.givenNames === name).map(({ id }) => id)
  return {
    instrument: form.instruments[0] ?? '',
    application: '',
    parties,
    decision: {
      kind: read.choice('decision.kind') === 'arrangement' ? 'authentic-instrument' : 'decision',
      court: read.text('decision.authority') ?? '',
      date: read.text('decision.date'),
      reference: read.text('decision.reference') ?? '',
      stateOfOrigin: read.text('decision.stateOfOrigin') ?? '',
      enforceable: read.ticked('statement.enforceable'),
      // "Did not appear and was not represented": the box is ticked or left.
      defendantAppeared: read.ticked('notice.absent') ? false : undefined,
      recognitionBasis: '',
      fromExtract: true,
    },
    obligations: rows.map(({ name, sum }) => ({ ...sum, beneficiaries: idOf(name) })),
    arrears: arrearsAt(read),
    documents: [],
  }
}

/** A line of the abstract; due day and indexation are said once for all of them. */
function sumAt(read: Reader, row: string, frequencyOf: FrequencyOf): { name: string; sum: Obligation } {
  const sum: Obligation = {
    beneficiaries: [],
    payer: '',
    payee: '',
    amount: findMoney(read.text(`${row}.amount`) ?? '', read.text(`${row}.currency`) ?? ''),
    frequency: frequencyOf(read.text(`${row}.frequency`) ?? ''),
    from: read.text(`${row}.from`),
    until: read.text(`${row}.until`),
    dueDay: read.text('obligations.dueDay') ?? '',
    indexation: read.text('obligations.indexation') ?? '',
  }
  return { name: read.text(`${row}.beneficiary`)?.trim() ?? '', sum }
}

function arrearsAt(read: Reader): CaseFile['arrears'] {
  const amount = findMoney(read.text('arrears.amount') ?? '', read.text('arrears.currency') ?? '')
  const calculatedOn = read.text('arrears.calculatedOn')
  return amount && { amount, calculatedOn }
}
