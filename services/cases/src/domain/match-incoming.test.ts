import { expect, test } from '@jest/globals'
import { matchIncoming } from './match-incoming.ts'

test.each([
  ['application', undefined, { kind: 'open' }],
  ['application', 'known', { kind: 'known', case: 'known' }],
  ['acknowledgement', 'known', { kind: 'known', case: 'known' }],
  ['acknowledgement', undefined, { kind: 'unmatched' }],
])('a message that is an %s of the exchange of the case %j', (action, known, match) => {
  expect(matchIncoming(action, known)).toEqual(match)
})
