import { describe, expect, test } from '@jest/globals'
import { fileSize } from './file-size.ts'
import { isoDay, legalDateInWords } from './legal-date.ts'
import { minorDigits, moneyInWords, toDecimal, toMinorUnits } from './money.ts'

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

describe('dates in words', () => {
  test('are written out, in the language, on their own day everywhere', () => {
    expect(legalDateInWords({ year: 2027, month: 2, day: 3 }, 'en-GB')).toBe('3 February 2027')
    expect(legalDateInWords({ year: 2027, month: 2, day: 3 }, 'fr-FR')).toBe('3 février 2027')
  })

  test('say only what is known', () => {
    expect(legalDateInWords({ year: 1990 }, 'en-GB')).toBe('1990')
    expect(legalDateInWords({ year: 1990, month: 5 }, 'en-GB')).toBe('May 1990')
    expect(legalDateInWords(undefined, 'en-GB')).toBe('')
    expect(isoDay({ year: 1990 })).toBe('')
    expect(isoDay({ year: 2027, month: 2, day: 3 })).toBe('2027-02-03')
  })
})

describe('amounts', () => {
  test('are read as people type them', () => {
    expect(toMinorUnits('250', 'EUR')).toBe('25000')
    expect(toMinorUnits('250,5', 'EUR')).toBe('25050')
    expect(toMinorUnits('1 234.56', 'NOK')).toBe('123456')
    expect(toMinorUnits('90071992547409931', 'EUR')).toBe('9007199254740993100')
    expect(toMinorUnits('300', 'JPY')).toBe('300')
  })

  test.each(['', 'abc', '1.2.3', '-5', '1,234.50', '0.001'])('%j is no amount', (typed) => {
    expect(toMinorUnits(typed, 'EUR')).toBeUndefined()
  })

  test('are written with their currency and keep every cent', () => {
    expect(toDecimal({ currency: 'EUR', minorUnits: '5' })).toBe('0.05')
    expect(toDecimal({ currency: 'JPY', minorUnits: '300' })).toBe('300')
    expect(plain(moneyInWords({ currency: 'EUR', minorUnits: '25050' }, 'en-GB'))).toBe('€250.50')
    expect(plain(moneyInWords({ currency: 'EUR', minorUnits: '123456' }, 'fr-FR'))).toBe('1 234,56 €')
    expect(plain(moneyInWords({ currency: 'EUR', minorUnits: '9007199254740993001' }, 'en-GB'))).toMatch(/930\.01$/)
    expect(moneyInWords(undefined, 'en-GB')).toBe('')
    expect(minorDigits('NOK')).toBe(2)
  })
})

test('sizes of files', () => {
  expect(plain(fileSize(512, 'en-GB'))).toBe('512 byte')
  expect(plain(fileSize(1_400_000, 'en-GB'))).toBe('1.4 MB')
})
