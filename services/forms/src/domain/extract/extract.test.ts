import { expect, test } from '@jest/globals'
import { entryOf, factContext } from '../../testing/context.ts'
import { samplePlain } from '../../testing/sample.ts'
import { cases, everythingOwed } from '../../testing/scenario-cases.ts'
import type { Decision, Obligation } from '../case-file.ts'
import { fromPlain, type PlainAnswers } from '../plain.ts'
import { prefill } from '../prefill.ts'
import { extractOf } from './extract.ts'

const { model } = entryOf('ec-4-2009-annex-I')
const sample = samplePlain('ec-4-2009-annex-I')
const extract = (answers: PlainAnswers) => extractOf(model.form, fromPlain(model, answers))

test('decision and court are read', () => {
  expect(extract(sample).decision).toMatchObject({
    kind: 'decision',
    court: 'Tribunal de Família de Exemplo',
    courtAddress: { street: 'Largo do Modelo 1', place: 'Lisboa', postalCode: '1000-003', state: 'PT' },
    date: '2024-05-21',
    reference: '123/24.0TEXPL',
    stateOfOrigin: 'PT',
    enforceable: true,
    fromExtract: true,
  })
})

test('an authentic instrument is read as one', () => {
  const id = 'ec-4-2009-annex-III'
  const { form } = entryOf(id).model
  const read = extractOf(form, fromPlain(entryOf(id).model, samplePlain(id)))
  expect(read.decision).toMatchObject({ kind: 'authentic-instrument', date: '2024-05-21', stateOfOrigin: 'PT' })
  expect(read.parties.map((p) => p.person.givenNames)).toEqual(['Inês', 'Gaspard', 'Beatriz', 'Tomás'])
  expect(read.obligations[0]?.amount).toEqual({ currency: 'EUR', minorUnits: 25_050n })
})

test('an extract of the edition of 2009 is read like one of today', () => {
  const id = 'ec-4-2009-annex-I-2009'
  expect(extractOf(entryOf(id).model.form, fromPlain(entryOf(id).model, samplePlain(id)))).toEqual(extract(sample))
})

test('claimants, defendants and the children of the claims become parties', () => {
  const { parties } = extract(sample)
  expect(parties.map((p) => [p.id, p.roles.join(' '), p.person.givenNames, p.person.birthDate])).toEqual([
    ['c1', 'applicant creditor', 'Inês', '1988-04-17'],
    ['d1', 'defendant debtor', 'Gaspard', '1985-11-03'],
    ['b3', 'child', 'Beatriz', undefined],
    ['b4', 'child', 'Tomás', undefined],
  ])
  expect(parties[0]?.person).toMatchObject({ legalAid: true, costsExemption: false, birthPlace: 'Setúbal' })
})

test('a claim becomes an obligation between its parties, with all that is ordered in it', () => {
  const { obligations } = extract(sample)
  expect(obligations[0]).toEqual({
    beneficiaries: ['b3'],
    payer: 'd1',
    payee: 'c1',
    amount: { currency: 'EUR', minorUnits: 25_050n },
    frequency: 'monthly',
    from: '2024-06-01',
    until: undefined,
    untilEvent: 'maioridade',
    indexedFrom: '2025-01-01',
    dueDay: '8.º dia do mês',
    indexation: 'Índice de preços no consumidor, anualmente em janeiro.',
  })
  expect(obligations).toHaveLength(2)
  expect(obligations[1]).toMatchObject({
    beneficiaries: ['b4'],
    amount: { minorUnits: 20_000n },
    retroactive: { from: '2023-01-01', amount: { minorUnits: 340_000n } },
  })
  expect(obligations[1]?.instalments?.map((i) => [i.dueOn, i.amount?.minorUnits])).toEqual([
    ['2024-06-08', 85_000n],
    ['2024-07-08', 85_000n],
    ['2024-08-08', 85_000n],
    ['2024-09-08', 85_000n],
  ])
})

test.each(['I', 'IV'])('whatever a case knows of a decision comes back from its draft of Annex %s', (annex) => {
  const { model, bindings } = entryOf(`ec-4-2009-annex-${annex}`)
  const { enforcement } = cases
  const [first, second] = everythingOwed
  const obligations = [{ ...first, frequency: 'monthly' }, second] as Obligation[]
  const costs = { payer: 'p4', amount: { currency: 'EUR', minorUnits: 30_600n }, payee: 'p1' }
  const decision = { ...enforcement.decision, costs } as Decision
  const draft = prefill(model, bindings, { ...enforcement, decision, obligations }, factContext('pt'))
  const read = extractOf(model.form, draft)
  const names: Readonly<Record<string, string>> = { c1: 'p1', d1: 'p4', b3: 'p2', b4: 'p3' }
  const idOf = (id: string) => names[id] ?? ''
  const back = read.obligations.map((o) => ({
    ...o,
    beneficiaries: o.beneficiaries.map(idOf),
    payer: idOf(o.payer),
    payee: idOf(o.payee),
  }))
  expect(back).toEqual(obligations)
  expect(read.decision?.costs).toEqual({ payer: 'd1', amount: costs.amount, payee: 'c1' })
})

test('an empty extract is an empty case', () => {
  expect(extract({})).toMatchObject({ parties: [], obligations: [], decision: { court: '', date: undefined } })
})

test('an amount finer than its currency is not rounded but left out', () => {
  const answers = { ...sample, 'terms.claims.claim[0].regular.amount': '250.505' }
  expect(extract(answers).obligations[0]?.amount).toBeUndefined()
})
