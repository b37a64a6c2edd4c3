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
  expect(standing(lasting(days), [lasting(days)], now)).toMatchObject({ state, days: said })
})

test('one that begins later is announced', () => {
  expect(standing(lasting(700, 12), [], now)).toEqual({ state: 'future', days: 12 })
})

test('only one that can do the same replaces, from when it begins, and nobody has to act then', () => {
  const old = lasting(5)
  const newer = (began: number, uses?: string[]) => {
    const one = lasting(700, began, uses)
    return { one, said: standing(old, [old, one], now) }
  }
  const [begun, coming] = [newer(-1), newer(1)]
  expect(begun.said).toEqual({ state: 'replaced', days: 5, replacedFrom: begun.one.from })
  expect(coming.said).toEqual({ state: 'warn-7', days: 5, replacedFrom: coming.one.from })
  expect(newer(6).said).toEqual({ state: 'warn-7', days: 5, left: 5 })
  expect(newer(-1, ['signing']).said).toEqual({ state: 'warn-7', days: 5, left: 5 })
  expect(standing(begun.one, [old, begun.one], now)).toEqual({ state: 'valid', days: 700, left: 700 })
})

test('one that has ended is replaced by any that can do the same now', () => {
  const old = lasting(-3)
  const [present, coming] = [lasting(700, -400), lasting(700, 1)]
  expect(standing(old, [old, present], now)).toEqual({ state: 'expired', days: 3, replacedFrom: present.from })
  expect(standing(old, [old, coming], now)).toEqual({ state: 'expired', days: 3, left: -3 })
})

test('one that was taken back counts no more, and replaces nobody', () => {
  const old = lasting(5)
  const revokedAt = new Date('2026-11-20T09:00:00Z')
  const gone = { ...lasting(700, -1), withdrawn: { isRevoked: true, revokedAt } }
  expect(standing(gone, [old, gone], now)).toEqual({ state: 'revoked', days: 2, replacedFrom: old.from })
  expect(standing(gone, [gone], now)).toEqual({ state: 'revoked', days: 2, left: -2 })
  expect(standing(old, [old, gone], now)).toEqual({ state: 'warn-7', days: 5, left: 5 })
  const unchecked = { ...gone, withdrawn: { isRevoked: false } }
  expect(standing(unchecked, [unchecked], now)).toMatchObject({ state: 'unchecked', days: 0 })
})
