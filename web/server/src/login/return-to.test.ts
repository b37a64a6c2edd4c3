import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { localPath } from './return-to.ts'

describe('the way back after signing in', () => {
  test.each(['/', '/cases', '/cases/x?tab=messages#top', '/search?q=a%20b'])('%s is a page of ours', (path) => {
    expect(localPath(path)).toBe(path)
  })

  test.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/%2e%2e//evil.example',
    '/..//evil.example',
    '/.//evil.example',
    'javascript:alert(1)',
    'evil.example',
    '',
    '/login?tenant=x',
    '/logout',
    '/api/session',
    `/${'x'.repeat(3_000)}`,
    undefined,
    ['/cases', '/x'],
  ])('%j is not', (path) => {
    expect(localPath(path)).toBe('/')
  })

  test('never leaves the site, whatever is asked for', () => {
    const hostile = fc.array(
      fc.constantFrom('/', '\\', '..', '.', '\t', '\n', '@', ':', 'evil.example', '?', '#', '%2f'),
    )
    fc.assert(
      fc.property(hostile, (parts) => {
        const path = localPath(parts.join(''))
        const origin = new URL(path, 'https://web.example').origin
        expect([path.startsWith('/'), origin]).toEqual([true, 'https://web.example'])
      }),
    )
  })
})
