import { expect, test } from '@jest/globals'
import { attemptsOf } from './attempts.ts'

test('attempts end with a failure or the receipt; giving up is none', () => {
  const evidences = [
    { kind: 'submitted', time: '1' },
    { kind: 'failed', time: '2', code: 'EBMS:0005' },
    { kind: 'sent', time: '3' },
    { kind: 'receipt', time: '4' },
    { kind: 'failed', time: '5', code: 'EBMS:0301' },
    { kind: 'failed', time: '6', code: 'GIVEN_UP' },
  ]
  expect(attemptsOf({ evidences })).toEqual([
    { time: '2', code: 'EBMS:0005' },
    { time: '4', code: '' },
  ])
  expect(attemptsOf({})).toEqual([])
})
