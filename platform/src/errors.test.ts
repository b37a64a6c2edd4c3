import { expect, test } from '@jest/globals'
import { Refused, reasons, refuse } from './errors.ts'
import { isReason } from './reasons.ts'

test('refuse throws a Refused that says why and about what', () => {
  const violations = [{ field: 'case.etag', description: 'is required', reason: 'REQUIRED' }]
  expect(() => refuse('ETAG_REQUIRED', 'an etag is required', { name: 'tenants/ca-east/cases/1' }, violations)).toThrow(
    expect.objectContaining({
      name: 'Refused',
      reason: 'ETAG_REQUIRED',
      message: 'an etag is required',
      about: { name: 'tenants/ca-east/cases/1' },
      violations,
    }),
  )
})

test('a refusal is an error with a stack', () => {
  expect(new Refused('NOT_FOUND', 'no such case')).toBeInstanceOf(Error)
  expect(new Refused('NOT_FOUND', 'no such case').stack).toContain('errors.test')
})

test('every reason has a canonical gRPC code and a HTTP error status', () => {
  for (const [name, { code, http, meaning }] of Object.entries(reasons)) {
    expect(name).toMatch(/^[A-Z]+(_[A-Z]+)*$/)
    expect([code, code >= 1 && code <= 16]).toEqual([code, true])
    expect([http, http >= 400 && http < 600]).toEqual([http, true])
    expect(meaning).toMatch(/^[A-Z].*\.$/)
  }
})

test('only own names are reasons', () => {
  expect(isReason('STALE_ETAG')).toBe(true)
  expect(isReason('toString')).toBe(false)
})
