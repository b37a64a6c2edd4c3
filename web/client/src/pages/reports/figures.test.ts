import { expect, test } from '@jest/globals'
import { axisEnd, byState, total } from './figures.ts'

const rows = [
  { counterpartState: 'BE', applications: '2', acknowledged: '1', acknowledgedInTime: '1' },
  { counterpartState: 'NO', applications: '4', acknowledged: '4' },
  { counterpartState: 'BE', applications: '3', acknowledged: '0' },
]

test('sums a figure over lines; a line without it counts nothing', () => {
  expect(total(rows, 'applications')).toBe(9n)
  expect(total(rows, 'opened')).toBe(0n)
})

test('adds up by State, most applications first', () => {
  expect(byState(rows)).toEqual([
    { state: 'BE', applications: 5, acknowledged: 1 },
    { state: 'NO', applications: 4, acknowledged: 4 },
  ])
})

test('ends the axis at a round number', () => {
  expect([0, 1, 3, 5, 7, 12, 240].map(axisEnd)).toEqual([1, 1, 5, 5, 10, 20, 500])
})
