import { describe, expect, test } from '@jest/globals'
import { createAnswerStore } from './answer-store.ts'
import { createExclusions } from './exclusions.ts'

function begin() {
  const store = createAnswerStore([
    { path: 'debtor.isApplicant', ticked: true, origin: 'ANSWER_ORIGIN_CASE' },
    { path: 'claim[1].once', ticked: true },
    { path: 'claim[1].once.amount', number: '100' },
  ])
  const groups = [
    { paths: ['debtor.isApplicant', 'debtor.isDefendant', 'debtor.other'], severity: 'SEVERITY_MUST' as const },
    { paths: ['claim[].once', 'claim[].regular'], severity: 'SEVERITY_SHOULD' as const },
  ]
  return { store, exclusions: createExclusions(groups, store) }
}

describe('points that exclude each other', () => {
  test('a box that is ticked unticks the other, which comes back as it was', () => {
    const { store, exclusions } = begin()
    exclusions.tick('debtor.isDefendant')
    expect(store.get('debtor.isApplicant')).toBeUndefined()
    expect(store.get('debtor.isDefendant')).toMatchObject({ ticked: true, origin: 'ANSWER_ORIGIN_TYPED' })
    expect([exclusions.besides('debtor.isDefendant'), exclusions.left('debtor.isDefendant')]).toEqual([
      [],
      ['debtor.isApplicant'],
    ])
    exclusions.giveBack('debtor.isDefendant')
    expect(store.get('debtor.isApplicant')).toMatchObject({ ticked: true, origin: 'ANSWER_ORIGIN_CASE' })
    expect(store.get('debtor.isDefendant')).toBeUndefined()
    expect(exclusions.left('debtor.isDefendant')).toEqual([])
  })

  test('what was typed stays until somebody takes it out, and can be given back', () => {
    const { store, exclusions } = begin()
    exclusions.tick('debtor.isApplicant')
    store.put('debtor.other.name', { text: 'Vega' })
    expect(exclusions.besides('debtor.other')).toEqual([{ path: 'debtor.isApplicant', must: true }])
    expect(exclusions.besides('debtor.isDefendant')).toEqual([])
    exclusions.tick('debtor.isApplicant')
    expect(store.get('debtor.other.name')).toMatchObject({ text: 'Vega' })
    exclusions.takeOut('debtor.isApplicant', 'debtor.other')
    expect(store.unsent()).toContainEqual({ path: 'debtor.other.name' })
    exclusions.giveBack('debtor.isApplicant')
    expect(store.get('debtor.other.name')).toMatchObject({ text: 'Vega' })
  })

  test('in a repeat each entry is looked at by itself, and what is only unusual is left alone', () => {
    const { store, exclusions } = begin()
    exclusions.tick('claim[0].regular')
    expect(exclusions.besides('claim[0].regular')).toEqual([])
    exclusions.tick('claim[1].regular')
    expect(store.get('claim[1].once')).toMatchObject({ ticked: true })
    expect(exclusions.besides('claim[1].regular')).toEqual([{ path: 'claim[1].once', must: false }])
  })
})
