import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { allowedFailures, countAttempt, forgive, isLocked, noAttempts, windowMinutes } from './lockout.ts'

const start = new Date('2026-03-02T08:00:00Z')
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000)
const failing = (...minutes: number[]) => minutes.reduce((a, minute) => countAttempt(a, after(minute)), noAttempts)

describe('lock-out', () => {
  test('four failures leave the account open, the fifth closes it for a quarter of an hour', () => {
    expect(isLocked(failing(0, 1, 2, 3), after(3))).toBe(false)
    const locked = failing(0, 1, 2, 3, 4)
    expect(isLocked(locked, after(4))).toBe(true)
    expect(isLocked(locked, after(18.99))).toBe(true)
    expect(isLocked(locked, after(19))).toBe(false)
  })

  test('failures further apart than the window never close it', () => {
    expect(isLocked(failing(0, 4, 8, 12, 16, 20), after(20))).toBe(false)
  })

  test('after the lock the old failures are out of the window', () => {
    const again = countAttempt(failing(0, 1, 2, 3, 4), after(20))
    expect(again).toEqual({ failures: [after(20)], lockedUntil: undefined })
  })

  test('a right answer takes back its own attempt only', () => {
    const four = failing(0, 1, 2, 3)
    const fifth = countAttempt(four, after(4))
    expect(forgive(fifth, after(4))).toEqual(four)
  })

  test('two attempts at the same instant are two attempts', () => {
    const twice = failing(0, 0)
    expect(forgive(twice, start).failures).toEqual([start])
  })

  test('no order of attempts within the window gives more guesses than allowed', () => {
    const within = fc.array(fc.double({ min: 0, max: windowMinutes - 0.01, noNaN: true }), {
      minLength: allowedFailures,
    })
    fc.assert(
      fc.property(within, (minutes) => {
        let attempts = noAttempts
        let guesses = 0
        for (const minute of minutes.sort((a, b) => a - b)) {
          if (isLocked(attempts, after(minute))) continue
          attempts = countAttempt(attempts, after(minute))
          guesses += 1
        }
        expect(guesses).toBe(allowedFailures)
      }),
    )
  })
})
