import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readLaw } from '../store/law.ts'
import { urgencyOf } from './urgency.ts'
import { urgencyInWords } from './urgency-words.ts'
import { addDays, workingDays } from './working-days.ts'

const belgium = workingDays(readLaw().holidays.find(({ state }) => state === 'BE'))
const dueOn = '2027-02-03'
const say = (today: string, language: string, ours = true, doneOn?: string) => {
  const limit = { dueOn, doneOn }
  return urgencyInWords({ ...limit, ...urgencyOf(limit, today, belgium), ours }, language)
}

describe('the urgency of a time limit', () => {
  test.each([
    ['2027-01-04', 'on-time', 22],
    ['2027-01-27', 'soon', 5],
    ['2027-01-30', 'soon', 3],
    ['2027-02-03', 'today', 0],
    ['2027-02-04', 'overdue', -1],
    ['2027-02-08', 'overdue', -3],
  ])('on %s is %s with %d working days', (today, urgency, workingDaysLeft) => {
    expect(urgencyOf({ dueOn }, today, belgium)).toEqual({ urgency, workingDaysLeft })
  })

  test('a weekend after the last day is overdue all the same', () => {
    expect(urgencyOf({ dueOn: '2027-02-05' }, '2027-02-06', belgium)).toEqual({
      urgency: 'overdue',
      workingDaysLeft: -1,
    })
  })

  test('what is done is done', () => {
    expect(urgencyOf({ dueOn, doneOn: '2027-01-18' }, '2028-01-01', belgium).urgency).toBe('done')
  })

  test('never gets milder as days pass', () => {
    const order = ['on-time', 'soon', 'today', 'overdue']
    fc.assert(
      fc.property(fc.integer({ min: -60, max: 60 }), (n) => {
        const at = (day: string) => order.indexOf(urgencyOf({ dueOn }, day, belgium).urgency)
        expect(at(addDays(dueOn, n + 1))).toBeGreaterThanOrEqual(at(addDays(dueOn, n)))
      }),
    )
  })
})

describe('a time limit in words', () => {
  test.each([
    ['2027-01-29', 'en', true, 'due in 3 working days, Wednesday 3 February 2027'],
    ['2027-02-02', 'en', true, 'due in 1 working day, Wednesday 3 February 2027'],
    ['2027-01-29', 'fr', true, 'à faire dans 3 jours ouvrables, le mercredi 3 février 2027'],
    ['2027-01-29', 'fr', false, 'attendu dans 3 jours ouvrables, le mercredi 3 février 2027'],
    ['2027-02-03', 'en', true, 'due today, Wednesday 3 February 2027'],
    ['2027-02-03', 'en', false, 'expected today, Wednesday 3 February 2027'],
    ['2027-02-05', 'fr', true, 'en retard de 2 jours ouvrables, depuis le mercredi 3 février 2027'],
    ['2027-02-05', 'en-GB', true, 'overdue by 2 working days, since Wednesday 3 February 2027'],
  ])('on %s in %s', (today, language, ours, words) => {
    expect(say(today, language, ours)).toBe(words)
  })

  test('says when it was done', () => {
    expect(say('2027-03-01', 'fr', true, '2027-01-18')).toBe('fait le lundi 18 janvier 2027')
  })
})
