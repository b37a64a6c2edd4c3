import { expect, test } from '@jest/globals'
import { endingOf, typeByName } from './media-types.ts'

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
