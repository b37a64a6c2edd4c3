import { expect, test } from '@jest/globals'
import { endingOf, isMediaType, typeByName, withoutParameters } from './media-types.ts'

test.each([
  ['decision.PDF', 'application/pdf', '.pdf'],
  ['form.xml', 'application/xml', '.xml'],
  ['photo.jpeg', 'image/jpeg', '.jpg'],
  ['scan.2026.tiff', 'image/tiff', '.tif'],
  ['message.asics', 'application/vnd.etsi.asic-s+zip', '.asics'],
])('%s promises %s, which ends in %s', (name, mediaType, ending) => {
  expect(typeByName(name)).toBe(mediaType)
  expect(endingOf(mediaType)).toBe(ending)
})

test.each(['none', 'x.constructor', 'x.__proto__', ''])('%j promises nothing', (name) => {
  expect(typeByName(name)).toBe('application/octet-stream')
})

test.each(['application/octet-stream', 'constructor', '../evil', ''])(
  '%j has no ending but the one that is asked for',
  (type) => {
    expect([endingOf(type), endingOf(type, '.bin')]).toEqual(['', '.bin'])
  },
)

test.each([
  ['text/plain', 'text/plain', '.txt'],
  ['text/plain; charset=utf-8', 'text/plain', '.txt'],
  ['application/xml;charset="utf-8" ; version=1.0', 'application/xml', '.xml'],
  ['application/vnd.etsi.asic-s+zip; a=";"', 'application/vnd.etsi.asic-s+zip', '.asics'],
])('%s is a media type', (type, without, ending) => {
  expect(isMediaType(type)).toBe(true)
  expect(withoutParameters(type)).toBe(without)
  expect(endingOf(type)).toBe(ending)
})

test.each([
  'text',
  '../x',
  'text/xml"; x="',
  'text/plain;',
  'text/plain; charset',
  'text/plain; charset=',
  'text/plain; a="\r\n"',
  'text/plain\r\nX: y',
  'text/plain; a="b\\"c"',
  `text/plain; a=${'b'.repeat(81)}`,
  `text/plain${'; a=b'.repeat(60)}`,
])('%j is none', (type) => {
  expect(isMediaType(type)).toBe(false)
})
