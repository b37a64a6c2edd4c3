import { describe, expect, test } from '@jest/globals'
import { toDate, toIso, toIsoDay } from './legal-date.ts'

describe('a legal date', () => {
  test.each([
    [{ year: 2027, month: 2, day: 3 }, '2027-02-03'],
    [{ year: 1980, month: 11, day: 0 }, '1980-11'],
    [{ year: 1980, month: 0, day: 0 }, '1980'],
  ])('goes as far as it is known and back: %j', (date, iso) => {
    expect(toIso(date)).toBe(iso)
    expect(toDate(iso)).toEqual(date)
  })

  test('that nobody knows is absent', () => {
    expect([toIso(undefined), toIso({ year: 0, month: 2, day: 3 })]).toEqual([undefined, undefined])
    expect([toDate(undefined), toDate(null), toDate('')]).toEqual([undefined, undefined, undefined])
  })
})

describe('a day', () => {
  test('is whole', () => {
    expect(toIsoDay({ year: 2027, month: 2, day: 3 })).toBe('2027-02-03')
    expect(toIsoDay({ year: 1980, month: 11, day: 0 })).toBeUndefined()
    expect(toIsoDay(undefined)).toBeUndefined()
  })

  test.each([
    [2028, 2, 29, '2028-02-29'],
    [2027, 2, 29, undefined],
    [2027, 2, 30, undefined],
    [1900, 2, 29, undefined],
    [2027, 4, 31, undefined],
    [2027, 13, 1, undefined],
    [2027, -1, 1, undefined],
    [12027, 1, 1, undefined],
  ])('%d-%d-%d exists or does not', (year, month, day, iso) => {
    expect(toIsoDay({ year, month, day })).toBe(iso)
  })
})
