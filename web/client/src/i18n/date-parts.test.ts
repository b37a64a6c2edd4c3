import { describe, expect, test } from '@jest/globals'
import { fromDateParts, noDate, toDateParts } from './date-parts.ts'

const typed = (day: string, month: string, year: string) => ({ day, month, year })

describe('dates as they are typed', () => {
  test('are read when the day exists', () => {
    expect(fromDateParts(typed('29', '2', '2024'))).toEqual({ date: { year: 2024, month: 2, day: 29 } })
    expect(fromDateParts(typed(' 3', '02 ', '2027'))).toEqual({ date: { year: 2027, month: 2, day: 3 } })
  })

  test.each([
    ['29', '2', '2023'],
    ['31', '4', '2024'],
    ['0', '1', '2024'],
    ['1', '13', '2024'],
    ['1', '1', '24'],
    ['x', '1', '2024'],
  ])('%s %s %s is no day', (day, month, year) => {
    expect(fromDateParts(typed(day, month, year))).toEqual({ fault: 'impossible' })
  })

  test('nothing typed is no date and no fault', () => {
    expect(fromDateParts(noDate)).toEqual({})
  })

  test('a part alone is incomplete, except a year where that is enough', () => {
    expect(fromDateParts(typed('1', '', '2024'))).toEqual({ fault: 'incomplete' })
    expect(fromDateParts(typed('', '', '1990'))).toEqual({ fault: 'incomplete' })
    expect(fromDateParts(typed('', '', '1990'), { yearAlone: true })).toEqual({ date: { year: 1990 } })
  })

  test('come back into their fields', () => {
    expect(toDateParts({ year: 1990 })).toEqual(typed('', '', '1990'))
    expect(toDateParts({ year: 2027, month: 2, day: 3 })).toEqual(typed('3', '2', '2027'))
  })
})
