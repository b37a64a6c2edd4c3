import { describe, expect, test } from '@jest/globals'
import { findTypedDate, findTypedNumber } from './values.ts'

describe('a date that somebody typed', () => {
  test.each([
    ['17/04/1988', '1988-04-17'],
    ['17. 4. 1988', '1988-04-17'],
    ['17.04.1988 г.', '1988-04-17'],
    ['1988. 04. 17.', '1988-04-17'],
    ['1988-04-17', '1988-04-17'],
    ['04/1988', '1988-04'],
    ['1988', '1988'],
    [' 29.2.2024 ', '2024-02-29'],
  ])('%j is %s', (text, date) => expect(findTypedDate(text)).toBe(date))

  test.each(['29.2.2023', '17/04/88', '31.04.1988', 'May 1988', '1988 or 1989', '1.2.3.1988', '17-1988-04', ''])(
    '%j is not read',
    (text) => expect(findTypedDate(text)).toBeUndefined(),
  )
})

describe('a number that somebody typed', () => {
  test.each([
    ['250', 'fr', '250'],
    ['250,5', 'fr', '250.5'],
    ['250.50', 'fr', '250.50'],
    ['1 234,50', 'fr', '1234.50'],
    ['1.234', 'de', '1234'],
    ['1.234.567,89', 'de', '1234567.89'],
    ['1,234.50', 'en-GB', '1234.50'],
    ['0250', 'en-GB', '250'],
  ])('%j in %s is %s', (text, locale, number) => expect(findTypedNumber(text, locale)).toBe(number))

  test.each([
    ['1.234', 'en-GB'],
    ['1,234', 'fr'],
    ['250 EUR', 'fr'],
    ['-5', 'fr'],
    ['1e9', 'en-GB'],
    ['12.34.56', 'de'],
  ])('%j in %s is not read', (text, locale) => expect(findTypedNumber(text, locale)).toBeUndefined())
})
