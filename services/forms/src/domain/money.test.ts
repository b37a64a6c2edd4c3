import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { findMoney, isAmount, printNumber, toDecimal } from './money.ts'

test('minor units and decimal numbers are the same amount', () => {
  const money = fc.record({
    currency: fc.constantFrom('EUR', 'JPY', 'TND', 'NOK'),
    minorUnits: fc.bigInt(0n, 10n ** 14n),
  })
  fc.assert(fc.property(money, (m) => expect(findMoney(toDecimal(m), m.currency)).toEqual(m)))
})

test.each(['250', '250.50', '0', '0.5'])('%s is an amount', (text) => expect(isAmount(text)).toBe(true))
test.each(['', '-1', '1,5', '1e3', '01', '1.', '.5', ' 1', 'Infinity'])('%j is not an amount', (text) =>
  expect(isAmount(text)).toBe(false),
)

test('is printed as the locale writes it, digit for digit', () => {
  expect(printNumber('1234567.50', 'en-GB')).toBe('1,234,567.50')
  expect(printNumber('123456789012345.6789', 'fr-FR').replace(/\s/g, ' ')).toBe('123 456 789 012 345,6789')
})
