import { expect, test } from '@jest/globals'
import { fixedClock, systemClock } from './clock.ts'

test('the system clock moves', async () => {
  const before = systemClock.now().getTime()
  await new Promise((resolve) => setTimeout(resolve, 15))
  expect(systemClock.now().getTime()).toBeGreaterThan(before)
})

test('a fixed clock stands still until it is set or advanced', () => {
  const clock = fixedClock('2026-02-28T23:59:59Z')
  expect(clock.now()).toEqual(clock.now())
  clock.advance(1000)
  expect(clock.now().toISOString()).toBe('2026-03-01T00:00:00.000Z')
  clock.set('2024-02-29T12:00:00Z')
  expect(clock.now().toISOString()).toBe('2024-02-29T12:00:00.000Z')
})

test('what a fixed clock gave out does not move it', () => {
  const clock = fixedClock('2026-01-01T00:00:00Z')
  clock.now().setFullYear(1999)
  expect(clock.now().getUTCFullYear()).toBe(2026)
})

test('a fixed clock refuses what is no instant', () => {
  expect(() => fixedClock('yesterday')).toThrow(RangeError)
})
