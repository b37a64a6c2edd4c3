import { describe, expect, test } from '@jest/globals'
import { catalogue, entryOf } from '../../testing/context.ts'
import { samplePlain } from '../../testing/sample.ts'
import { readIn } from '../../usecases/read-in.ts'
import { fromPlain } from '../plain.ts'
import { feedingNodes } from './court-form.ts'

const read = (id: string, more = {}) => {
  const { model } = entryOf(id)
  return readIn(catalogue, model.form, fromPlain(model, { ...samplePlain(id), ...more })).extract
}

describe('what a court says under the Convention', () => {
  const decision = { date: '2024-05-21', stateOfOrigin: 'PT', fromExtract: true }

  test('an abstract: decision, sums and arrears, people by their full names', () => {
    const arrears = { 'arrears.amount': '751.50', 'arrears.currency': 'EUR', 'arrears.calculatedOn': '2026-12-01' }
    const extract = read('hcch-2007-abstract', arrears)
    expect(extract?.decision).toMatchObject(decision)
    expect(extract?.parties.map(({ person }) => person.givenNames)).toEqual(['Beatriz Exemplo Dumoulin'])
    expect(extract?.obligations).toMatchObject([
      { beneficiaries: ['b1'], amount: { minorUnits: 25_050n }, frequency: 'monthly', from: '2024-06-01' },
    ])
    expect(extract?.arrears).toMatchObject({ amount: { minorUnits: 75_150n }, calculatedOn: '2026-12-01' })
  })

  test.each([
    ['mensuelle', 'monthly'],
    ['Wöchentlich', 'weekly'],
    ['now and then', ''],
  ])('that a sum is paid “%s” is %j', (words, frequency) => {
    const extract = read('hcch-2007-abstract', { 'obligations.sums.cells[0].frequency': words })
    expect(extract?.obligations[0]?.frequency).toBe(frequency)
  })

  test('a statement of enforceability, and one of proper notice', () => {
    const enforceable = read('hcch-2007-statement-of-enforceability', { 'statement.enforceable': true })
    expect(enforceable?.decision).toMatchObject({ ...decision, enforceable: true })
    const absent = read('hcch-2007-statement-of-proper-notice', { 'notice.absent': true })
    expect(absent?.decision).toMatchObject({ ...decision, defendantAppeared: false, enforceable: undefined })
  })
})

describe('the points that feed a case', () => {
  test('are those that are read, with the groups above them', () => {
    const nodes = feedingNodes(entryOf('ec-4-2009-annex-I').model)
    for (const id of ['nature.dateAndReference', 'claimants.claimant', 'terms.claims.claim.regular.amount'])
      expect(nodes).toContain(id)
    for (const id of ['courtOfOrigin.contact', 'additionalPages', 'done', 'signature']) expect(nodes).not.toContain(id)
  })

  test('are none of a form that an authority makes, and some of each that a court issues', () => {
    const sizes = [...catalogue.forms.values()].map(({ model }) => [model.form.derived, feedingNodes(model).size > 0])
    expect(sizes.every(([derived, feeds]) => derived !== feeds)).toBe(true)
  })
})
