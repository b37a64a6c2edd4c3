import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { decimalSum, isSameAmount } from './decimal-sum.ts'

test('amounts add up to the cent', () => {
  expect(decimalSum([undefined, ''])).toBeUndefined()
  expect(decimalSum(['0.1', '0.2'])).toBe('0.3')
  expect(decimalSum(['1234.50', undefined, '900'])).toBe('2134.50')
  expect(decimalSum(['9007199254740993', '0.01'])).toBe('9007199254740993.01')
  expect(decimalSum(['-5', '0.05'])).toBe('-4.95')
})

test('the same amount is the same however it is written', () => {
  expect(isSameAmount('1500', '1500.00')).toBe(true)
  expect(isSameAmount('1500', '1500.01')).toBe(false)
  expect(isSameAmount(undefined, '0')).toBe(false)
})

test('the sum of cents is the sum in cents', () => {
  fc.assert(
    fc.property(fc.array(fc.bigInt({ min: 0n, max: 10n ** 15n }), { minLength: 1 }), (cents) => {
      const asNumber = (all: bigint) => `${all / 100n}.${String(all % 100n).padStart(2, '0')}`
      const total = cents.reduce((sum, each) => sum + each, 0n)
      expect(decimalSum(cents.map(asNumber))).toBe(asNumber(total))
    }),
  )
})
