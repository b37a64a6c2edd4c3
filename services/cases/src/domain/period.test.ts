import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { readLaw } from '../store/law.ts'
import { endByCalendar, endByRegulation1182, type Period } from './period.ts'
import { addDays, workingDays, workingDaysBetween } from './working-days.ts'

const holidays = readLaw().holidays
const belgium = workingDays(holidays.find(({ state }) => state === 'BE'))
const portugal = workingDays(holidays.find(({ state }) => state === 'PT'))
const days = (length: number): Period => ({ length, unit: 'days' })
const weeks = (length: number): Period => ({ length, unit: 'weeks' })
const months = (length: number): Period => ({ length, unit: 'months' })

describe('a period under Regulation 1182/71', () => {
  test.each([
    ['the acknowledgement of the scenario', '2027-01-04', days(30), '2027-02-03'],
    ['the status report of the scenario', '2027-01-18', days(60), '2027-03-19'],
    ['a last day on Saturday moves to Monday', '2027-01-07', days(30), '2027-02-08'],
    ['a last day on Easter Monday moves to Tuesday', '2027-02-27', days(30), '2027-03-30'],
    ['a last day on Ascension Thursday moves to Friday', '2027-04-06', days(30), '2027-05-07'],
    ['All Saints on a Monday after a weekend', '2027-09-30', days(30), '2027-11-02'],
    ['a month ends on the date of the event', '2027-01-18', months(1), '2027-02-18'],
    ['a month that lacks the date ends on its last day, here a Sunday', '2027-01-31', months(1), '2027-03-01'],
    ['a leap year has the day', '2028-01-29', months(1), '2028-02-29'],
    ['a week ends on the day of the same name', '2027-01-05', weeks(3), '2027-01-26'],
  ])('%s', (_, event, period, due) => {
    expect(endByRegulation1182(event, period, belgium).due).toBe(due)
  })

  test('names the days that it moved over', () => {
    const { due, skipped } = endByRegulation1182('2027-09-30', days(30), belgium)
    expect({ due, skipped }).toEqual({ due: '2027-11-02', skipped: ['2027-10-30', '2027-10-31', '2027-11-01'] })
  })

  test('counts the holidays of the State where the action is to be taken', () => {
    expect(endByRegulation1182('2027-03-26', days(30), belgium).due).toBe('2027-04-26')
    expect(endByRegulation1182('2028-03-26', days(30), portugal).due).toBe('2028-04-26')
    expect(endByRegulation1182('2028-03-26', days(30), belgium).due).toBe('2028-04-25')
  })

  test('two days hold at least two working days', () => {
    expect(endByRegulation1182('2027-01-08', days(2), belgium).due).toBe('2027-01-12')
  })

  const event = fc.integer({ min: 0, max: 1000 }).map((n) => addDays('2026-01-02', n))
  const period = fc.record({
    length: fc.integer({ min: 1, max: 60 }),
    unit: fc.constantFrom('days' as const, 'weeks' as const),
  })

  test('ends on a working day, never before the calendar, and every day moved over is none or came too early', () => {
    fc.assert(
      fc.property(event, period, (start, length) => {
        const plain = endByCalendar(start, length).due
        const { due, skipped } = endByRegulation1182(start, length, belgium)
        expect(belgium.isWorkingDay(due)).toBe(true)
        expect(due >= plain).toBe(true)
        expect(skipped.length).toBe(Temporal.PlainDate.from(plain).until(due).days)
      }),
    )
  })

  test('never ends earlier when the event comes later', () => {
    fc.assert(
      fc.property(event, fc.integer({ min: 1, max: 30 }), period, (start, later, length) => {
        const first = endByRegulation1182(start, length, belgium).due
        const second = endByRegulation1182(addDays(start, later), length, belgium).due
        expect(second >= first).toBe(true)
      }),
    )
  })

  test('holds at least two working days from two days on', () => {
    fc.assert(
      fc.property(event, fc.integer({ min: 2, max: 40 }), (start, length) => {
        const { due } = endByRegulation1182(start, days(length), belgium)
        expect(workingDaysBetween(start, due, belgium)).toBeGreaterThanOrEqual(2)
      }),
    )
  })
})

describe('a period of the Convention', () => {
  test.each([
    ['the acknowledgement of the scenario', '2027-01-04', weeks(6), '2027-02-15'],
    ['the status report of the scenario', '2027-01-20', months(3), '2027-04-20'],
    ['does not move from a Sunday', '2027-02-23', months(3), '2027-05-23'],
    ['ends on the last day of a shorter month', '2026-11-30', months(3), '2027-02-28'],
    ['ends on 29 February in a leap year', '2027-11-30', months(3), '2028-02-29'],
    ['ends on a Saturday when the calendar says so', '2027-01-09', weeks(6), '2027-02-20'],
  ])('%s', (_, event, period, due) => {
    expect(endByCalendar(event, period).due).toBe(due)
  })
})
