import { expect, test } from '@jest/globals'
import { createAnswerStore } from './answer-store.ts'
import { sumOfColumn, sumOfPoint } from './sums.ts'

const store = createAnswerStore([
  { path: 'list.cells[0].amount', number: '100.50' },
  { path: 'list.cells[1].amount', number: '20' },
  { path: 'list.cells[0].currency', text: 'EUR' },
  { path: 'costs', number: '0.5' },
  { path: 'income.cells.salary.debtor', number: '900' },
  { path: 'income.cells.other.debtor', number: '0.1' },
  { path: 'income.cells.total.debtor', number: '1' },
])

test('a point adds up what it is the sum of, in one currency', () => {
  const sum = { plus: ['list.cells[].amount'], minus: ['costs'], currencies: 'list.cells[].currency' }
  expect(sumOfPoint(store, sum)).toBe('120.00')
  store.put('list.cells[1].currency', { text: 'NOK' })
  expect(sumOfPoint(store, sum)).toBeUndefined()
})

test('a column adds up without its total', () => {
  const node = { totalRow: 'total', rows: [{ id: 'salary' }, { id: 'other' }, { id: 'total' }] }
  expect(sumOfColumn(store, node, 'income', 'debtor')).toBe('900.1')
  expect(sumOfColumn(store, node, 'income', 'partner')).toBeUndefined()
})
