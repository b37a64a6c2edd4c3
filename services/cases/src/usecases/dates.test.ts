import { describe, expect, test } from '@jest/globals'
import { dayAt, fromDate, toDate } from './dates.ts'

describe('a legal date of the contract', () => {
  test('is whole and possible or nothing', () => {
    expect(fromDate({ year: 2027, month: 2, day: 3 })).toBe('2027-02-03')
    expect(fromDate({ year: 2027, month: 2, day: 30 })).toBeUndefined()
    expect(fromDate({ year: 1980, month: 0, day: 0 })).toBeUndefined()
    expect(fromDate(undefined)).toBeUndefined()
  })

  test('goes back as it came', () => {
    expect(toDate('2027-02-03')).toEqual({ year: 2027, month: 2, day: 3 })
    expect(toDate(null)).toBeUndefined()
  })
})

test('the day of an instant is that of the authority’s place', () => {
  const instant = new Date('2027-01-04T23:30:00Z')
  expect([dayAt(instant, 'Europe/Lisbon'), dayAt(instant, 'Europe/Oslo')]).toEqual(['2027-01-04', '2027-01-05'])
})
