import { expect, test } from '@jest/globals'
import { isAllowed } from './text.ts'

test.each(['', 'a\tb\nc\r\nd', 'é e\u0301', 'שרה', '\u200f', '👩‍👧 ❤️', '漢字', '<a>&amp;', '\ufeff'])(
  '%j may stand in a form',
  (text) => expect(isAllowed(text)).toBe(true),
)

test.each([
  '\u0000',
  '\u0007',
  '\u000b',
  '\u001f',
  '\u007f',
  '\u0085',
  '\u2028',
  '\u202e',
  '\u2066',
  '\ud800',
  'a\udc00b',
])('the character %j may not', (text) => expect(isAllowed(text)).toBe(false))

test.each(['\ue000', '\ufdd0', '\uffff', '\u{1fffe}', '\u{f0000}', '\u{e0041}', '\ufff9'])('nor %j', (text) =>
  expect(isAllowed(text)).toBe(false),
)
