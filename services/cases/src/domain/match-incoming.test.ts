import { expect, test } from '@jest/globals'
import { matchIncoming } from './match-incoming.ts'

const known = { id: 'known', partner: 'theirs' }

test.each([
  ['application', undefined, { kind: 'open' }],
  ['application', known, { kind: 'known', case: 'known' }],
  ['acknowledgement', known, { kind: 'known', case: 'known' }],
  ['acknowledgement', undefined, { kind: 'unmatched' }],
  ['acknowledgement', { ...known, partner: 'somebody else' }, { kind: 'unmatched' }],
  ['application', { ...known, partner: 'somebody else' }, { kind: 'unmatched' }],
])('a message that is an %s of the exchange of %j', (action, exchange, match) => {
  expect(matchIncoming(action, 'theirs', exchange)).toEqual(match)
})
