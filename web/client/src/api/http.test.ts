import { describe, expect, test } from '@jest/globals'
import { withQuery } from './http.ts'
import { caseOf, idOf, restPath } from './names.ts'
import { hasReason, problemIn } from './problem.ts'

describe('addresses', () => {
  test('leave out what is not asked for and encode the rest', () => {
    expect(withQuery('/x', { a: '', b: undefined, c: 'é &', d: 2 })).toBe('/x?c=%C3%A9+%26&d=2')
    expect(withQuery('/x')).toBe('/x')
  })

  test('come from resource names', () => {
    const name = 'tenants/ca-east/cases/1/submissions/2'
    expect(restPath(name, 'transmit')).toBe(`/api/v1/${name}:transmit`)
    expect(idOf(name)).toBe('2')
    expect(caseOf(name)).toBe('tenants/ca-east/cases/1')
    expect(caseOf('tenants/ca-east/messages/1')).toBe('')
  })
})

describe('problems', () => {
  test('carry reason and violations of the server', async () => {
    const violations = [{ field: 'a', description: 'b', reason: 'REQUIRED' }]
    const problem = await problemIn(Response.json({ reason: 'FORM_INVALID', violations }, { status: 422 }))
    expect(problem).toMatchObject({ reason: 'FORM_INVALID', status: 422, violations })
    expect(hasReason(problem, 'FORM_INVALID')).toBe(true)
  })

  test('say what they can when something else than our server answered', async () => {
    expect((await problemIn(new Response('<html>', { status: 502 }))).reason).toBe('UNAVAILABLE')
    expect((await problemIn(new Response('', { status: 413 }))).reason).toBe('BODY_TOO_LARGE')
    expect((await problemIn(new Response('', { status: 418 }))).reason).toBe('INTERNAL')
  })
})
