import { expect, test } from '@jest/globals'
import { addDays, addMonths, findDate, isAfter, nextWorkingDay, printDate } from './dates.ts'

test.each(['2024-02-29', '2000-02-29', '2024-12-31', '2024-03', '2024'])('%s exists', (t) =>
  expect(findDate(t)).toBeDefined(),
)
test.each(['2023-02-29', '1900-02-29', '2024-04-31', '2024-13', '2024-00', '2024-1-1', '24-01-01', ''])(
  '%j does not',
  (t) => expect(findDate(t)).toBeUndefined(),
)

test('dates are compared as far as both are known', () => {
  expect(isAfter('2024-05', '2024-04-30')).toBe(true)
  expect(isAfter('2024', '2024-04-30')).toBe(false)
})

test('days and months are counted by the calendar; a weekend moves to Monday', () => {
  expect(addDays('2027-12-30', 60)).toBe('2028-02-28')
  expect(addMonths('2026-11-30', 3)).toBe('2027-02-28')
  for (const day of ['2027-01-02', '2027-01-03', '2027-01-04']) expect(nextWorkingDay(day)).toBe('2027-01-04')
})

test('a form prints day, month and year in this order', () => {
  expect(printDate('2014-03-09', 'en-GB')).toBe('09/03/2014')
  expect(printDate('2014-03', 'fr-FR')).toBe('03/2014')
  expect(printDate('2014', 'fr-FR')).toBe('2014')
  expect(printDate('2014-03-09', 'de-DE')).toBe('09.03.2014')
  for (const locale of ['hu-HU', 'lt-LT', 'sv-SE']) expect(printDate('2014-03-09', locale)).toBe('09/03/2014')
})
