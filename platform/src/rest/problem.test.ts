import { expect, test } from '@jest/globals'
import { Refused } from '../errors.ts'
import { toProblem } from './problem.ts'

test('says what gRPC says', () => {
  const violations = [{ field: 'etag', description: 'is required', reason: 'REQUIRED' }]
  const refusal = new Refused('ETAG_REQUIRED', 'an etag is required', { name: 'tenants/ca-east/cases/1' }, violations)
  expect(toProblem(refusal, 'r-1')).toEqual({
    type: 'urn:sustento:reason:ETAG_REQUIRED',
    title: 'A change to this resource needs the etag last read.',
    status: 400,
    detail: 'an etag is required',
    reason: 'ETAG_REQUIRED',
    about: { name: 'tenants/ca-east/cases/1' },
    violations,
    requestId: 'r-1',
  })
})

test('leaves out what there is not', () => {
  expect(Object.keys(toProblem(new Refused('NOT_FOUND', 'no such case')))).toEqual([
    'type',
    'title',
    'status',
    'detail',
    'reason',
  ])
})

test('tells nothing about a fault', () => {
  expect(toProblem(new Error('Canary'), 'r-2')).toMatchObject({
    status: 500,
    detail: 'internal error',
    requestId: 'r-2',
  })
})
