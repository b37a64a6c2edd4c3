import { expect, test } from '@jest/globals'
import { standing } from './certificate-state.ts'

const now = new Date('2026-11-22T10:00:00Z')
const day = 86_400_000
const lasting = (days: number, began = -300, uses = ['signing', 'encryption']) => ({
  from: new Date(now.getTime() + began * day),
  to: new Date(now.getTime() + days * day),
  uses,
})

test.each([
  [400, 'valid', 400],
  [61, 'valid', 61],
  [60, 'warn-60', 60],
  [31, 'warn-60', 31],
  [30, 'warn-30', 30],
  [7, 'warn-7', 7],
  [0, 'warn-7', 0],
  [-1, 'expired', 1],
] as const)('%d days before the end it is %s', (days, state, said) => {
  expect(standing(lasting(days), [lasting(days)], now)).toEqual([state, said])
})

test('one that begins later is announced', () => {
  expect(standing(lasting(700, 12), [], now)).toEqual(['future', 12])
})

test('only one that can do the same, and is valid, replaces', () => {
  const old = lasting(5)
  expect(standing(old, [old, lasting(700, -1)], now)).toEqual(['replaced', 5])
  expect(standing(old, [old, lasting(700, 1)], now)).toEqual(['warn-7', 5])
  expect(standing(old, [old, lasting(700, -1, ['signing'])], now)).toEqual(['warn-7', 5])
  expect(standing(lasting(700, -1), [old, lasting(700, -1)], now)).toEqual(['valid', 700])
})
