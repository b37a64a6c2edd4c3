import { expect, test } from '@jest/globals'
import { certificateState } from './certificate-state.ts'

const at = new Date('2027-01-18T12:00:00Z')
const until = (notAfter: string) => certificateState({ notBefore: '2026-01-01T00:00:00Z', notAfter }, at)

test('says how many days are left', () => {
  expect(until('2027-06-01T12:00:00Z')).toEqual({ kind: 'valid', days: 134 })
  expect(until('2027-02-17T12:00:00Z')).toEqual({ kind: 'soon', days: 30 })
  expect(until('2027-01-18T12:00:01Z')).toEqual({ kind: 'soon', days: 0 })
  expect(until('2027-01-18T12:00:00Z')).toEqual({ kind: 'expired', days: 0 })
  expect(certificateState({ notBefore: '2027-01-20T12:00:00Z', notAfter: '2030-01-01T00:00:00Z' }, at)).toEqual({
    kind: 'future',
    days: 2,
  })
})
