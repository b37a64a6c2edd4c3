import { describe, expect, test } from '@jest/globals'
import { QueryRunnerAlreadyReleasedError } from 'typeorm'
import { Refused } from '../errors.ts'
import { asRefusal, codeOf, isTransient } from './failure.ts'

const withCode = (code: string) => Object.assign(new Error('some text'), { code })

describe('what is told of a failed transaction', () => {
  test.each([
    ['57P01', 'DATABASE_UNAVAILABLE'],
    ['08006', 'DATABASE_UNAVAILABLE'],
    ['53300', 'DATABASE_UNAVAILABLE'],
    ['ECONNREFUSED', 'DATABASE_UNAVAILABLE'],
    ['55P03', 'UNAVAILABLE'],
    ['40P01', 'UNAVAILABLE'],
    ['40001', 'UNAVAILABLE'],
    ['57014', 'UNAVAILABLE'],
  ])('%s is %s and may be tried again', (code, reason) => {
    const error = withCode(code)
    expect(asRefusal(error)).toMatchObject({ reason, cause: error })
    expect(isTransient(error)).toBe(true)
  })

  test('a query runner that was taken back lost its connection', () => {
    expect(asRefusal(new QueryRunnerAlreadyReleasedError())).toMatchObject({ reason: 'DATABASE_UNAVAILABLE' })
  })

  test.each(['23505', '22P02', '42P01'])('%s stays what it is: trying again does not help', (code) => {
    const error = withCode(code)
    expect(asRefusal(error)).toBe(error)
    expect(isTransient(error)).toBe(false)
  })

  test('a refusal stays what it is', () => {
    const refusal = new Refused('STALE_ETAG', 'changed meanwhile')
    expect(asRefusal(refusal)).toBe(refusal)
    expect(refusal.cause).toBeUndefined()
  })
})

test.each([
  ['UNAVAILABLE', true],
  ['DEADLINE_EXCEEDED', true],
  ['RESOURCE_EXHAUSTED', true],
  ['STALE_ETAG', true],
  ['INVALID_ARGUMENT', false],
  ['NOT_FOUND', false],
  ['INTERNAL', false],
] as const)('after %s trying again helps: %s', (reason, helps) => {
  expect(isTransient(new Refused(reason, 'a text'))).toBe(helps)
})

test('what has no code has none', () => {
  expect([codeOf(new Error('x')), codeOf(undefined), codeOf({ code: 5 })]).toEqual([undefined, undefined, undefined])
})
