import { expect, test } from '@jest/globals'
import { fontCoverage } from './coverage.ts'

const canDraw = fontCoverage()

test.each([
  'Łódź',
  'Ελλάδα',
  'България',
  'שרה',
  'فاطمة الزهراء',
  'Հայաստան',
  '👩‍👧 🎉 ❤️',
  'a\tb\r\nc\u00a0\u200b\u00ad',
  '☐☒ … – “”',
])('the fonts can draw %j', (text) => expect(canDraw(text)).toBe(true))

test.each(['漢字', 'देवनागरी', '\u{13000}'])('the fonts cannot draw %j', (text) => expect(canDraw(text)).toBe(false))
