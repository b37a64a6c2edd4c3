import { expect, test } from '@jest/globals'
import { fixedClock } from '@sustento/platform/clock'
import { Throttle } from './throttle.ts'

const clock = fixedClock('2026-11-22T10:00:00Z')

test('so many at a time, each source for itself', () => {
  const throttle = new Throttle({ atOnce: 2, perMinute: 100 }, clock)
  expect([1, 2, 3].map(() => throttle.begin('a'))).toEqual([true, true, false])
  expect(throttle.begin('b')).toBe(true)
  throttle.end('a')
  expect([1, 2].map(() => throttle.begin('a'))).toEqual([true, false])
})

test('a minute’s worth at once, then evenly', () => {
  const throttle = new Throttle({ atOnce: 1, perMinute: 6 }, clock)
  const spend = (times: number) => Array.from({ length: times }, () => throttle.spend('a'))
  expect(spend(7)).toEqual([...Array.from({ length: 6 }, () => undefined), 10])
  clock.advance(4000)
  expect(spend(1)).toEqual([6])
  clock.advance(6000)
  expect(spend(2)).toEqual([undefined, 10])
  clock.advance(3_600_000)
  expect(spend(7).at(-1)).toBe(10)
  clock.advance(-3_600_000)
  expect(spend(1)).toEqual([10])
})

test('of more sources than are remembered the one that was idle longest is forgotten, never a busy one', () => {
  const throttle = new Throttle({ atOnce: 1, perMinute: 1 }, clock)
  throttle.begin('busy')
  throttle.spend('first')
  throttle.spend('second')
  for (let i = 0; i < 9_997; i++) throttle.spend(`idle ${i}`)
  expect(throttle.spend('first')).toBe(60)
  throttle.spend('one more')
  expect(throttle.spend('first')).toBe(60)
  expect(throttle.spend('second')).toBeUndefined()
  expect(throttle.begin('busy')).toBe(false)
})
