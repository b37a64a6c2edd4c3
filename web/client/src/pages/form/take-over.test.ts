import { expect, test } from '@jest/globals'
import { createAnswerStore } from './answer-store.ts'
import { takeOver } from './take-over.ts'

test('what was taken over can be undone, with its origins', () => {
  const store = createAnswerStore([{ path: 'name', text: 'Vega', origin: 'ANSWER_ORIGIN_CASE' }])
  const undo = takeOver(store, [
    { path: 'name', text: 'Sol', origin: 'ANSWER_ORIGIN_EARLIER_FORM' },
    { path: 'fax', text: '12' },
  ])
  expect([store.get('name')?.text, store.get('fax')?.text]).toEqual(['Sol', '12'])
  undo()
  expect(store.get('name')).toEqual({ path: 'name', text: 'Vega', origin: 'ANSWER_ORIGIN_CASE' })
  expect(store.paths()).toEqual(['name'])
})
