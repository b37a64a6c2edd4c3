import { expect, test } from '@jest/globals'
import { revocationIn } from './revocation.ts'

test('says what an unreachable list means, whom to ask, and where lists lie', () => {
  const read = revocationIn('/etc/ap').parse({ unreachable: 'closed', hosts: ['crl.example:8080'], lists: 'lists' })
  expect(read).toEqual({ unanswered: 'closed', hosts: ['crl.example:8080'], lists: '/etc/ap/lists' })
})

test.each([
  ['nothing', {}],
  ['another word', { unreachable: 'maybe' }],
  ['an address instead of a host', { unreachable: 'open', hosts: ['http://crl.example/'] }],
  ['an unknown field', { unreachable: 'open', host: 'crl.example' }],
])('refuses %s', (_, value) => {
  expect(revocationIn('/etc/ap').safeParse(value).success).toBe(false)
})
