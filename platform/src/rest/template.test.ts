import { describe, expect, test } from '@jest/globals'
import { compileTemplate } from './template.ts'

const matched = (template: string, path: string) => compileTemplate(template).match(path)
const name = (value: string) => new Map([['name', value]])

describe('a template', () => {
  const notes = '/v1/{name=tenants/*/notes/*}'

  test.each([
    [notes, '/v1/tenants/ca-east/notes/1', name('tenants/ca-east/notes/1')],
    [notes, '/v1/tenants/ca-east/notes/a%20b', name('tenants/ca-east/notes/a b')],
    [notes, '/v1/tenants/ca-east/notes/a%3Ab', name('tenants/ca-east/notes/a:b')],
    [notes, '/v1/tenants/ca-east/notes/a%2Fb', name('tenants/ca-east/notes/a%2Fb')],
    [notes, '/v1/tenants/ca-east/notes/a%2fb', name('tenants/ca-east/notes/a%2fb')],
    [`${notes}:sign`, '/v1/tenants/ca-east/notes/1:sign', name('tenants/ca-east/notes/1')],
    ['/v1/{parent=tenants/*}/notes:watch', '/v1/tenants/t/notes:watch', new Map([['parent', 'tenants/t']])],
    ['/v1/{note.name=tenants/*/notes/*}', '/v1/tenants/t/notes/1', new Map([['note.name', 'tenants/t/notes/1']])],
    ['/v1/{tenant}/x/{id}', '/v1/a/x/b', new Map(Object.entries({ tenant: 'a', id: 'b' }))],
    ['/v1/plain', '/v1/plain', new Map()],
  ])('%s takes %s', (template, path, expected) => {
    expect(matched(template, path)).toEqual(expected)
  })

  test.each([
    [notes, '/v1/tenants/ca-east/notes/1:sign'],
    [notes, '/v1/tenants/ca-east/notes/1/2'],
    [notes, '/v1/tenants/ca-east/notes/'],
    [notes, '/v1/tenants//notes/1'],
    [notes, '/x/v1/tenants/ca-east/notes/1'],
    [`${notes}:sign`, '/v1/tenants/ca-east/notes/1'],
    ['/v1/a.b', '/v1/axb'],
  ])('%s does not take %s', (template, path) => {
    expect(matched(template, path)).toBeUndefined()
  })

  test('refuses a path that cannot be decoded', () => {
    expect(() => matched(notes, '/v1/tenants/ca-east/notes/%E0%A4')).toThrow(
      expect.objectContaining({ reason: 'INVALID_ARGUMENT' }),
    )
  })

  test.each(['v1/x', '/v1/{name=**}'])('%s is a mistake of the contract', (template) => {
    expect(() => compileTemplate(template)).toThrow(/configuration/)
  })
})
