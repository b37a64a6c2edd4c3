import { describe, expect, test } from '@jest/globals'
import { checkOrder } from './migration-order.ts'

describe('the order of migrations', () => {
  test('lists of platform and service may interleave', () => {
    expect(() => checkOrder(['B1790000000002', 'A1790000000001', 'C1790000000003'], ['A1790000000001'])).not.toThrow()
  })

  test('one timestamp twice is refused', () => {
    expect(() => checkOrder(['A1790000000001', 'B1790000000001'], [])).toThrow(/same timestamp/)
  })

  test('a new migration older than the newest applied is refused by name', () => {
    expect(() => checkOrder(['A1790000000001', 'B1790000000002'], ['B1790000000002'])).toThrow(/A1790000000001/)
  })

  test('what a newer release applied does not stop this one', () => {
    expect(() => checkOrder(['A1790000000001'], ['A1790000000001', 'Z1790000000009'])).not.toThrow()
  })

  test('a name without a timestamp is refused', () => {
    expect(() => checkOrder(['Early'], [])).toThrow(/13 digits/)
  })
})
