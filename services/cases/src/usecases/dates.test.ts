import { expect, test } from '@jest/globals'
import { dayAt } from './dates.ts'

test('the day of an instant is that of the authority’s place', () => {
  const instant = new Date('2027-01-04T23:30:00Z')
  expect([dayAt(instant, 'Europe/Lisbon'), dayAt(instant, 'Europe/Oslo')]).toEqual(['2027-01-04', '2027-01-05'])
})
