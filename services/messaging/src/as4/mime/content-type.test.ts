import { describe, expect, test } from '@jest/globals'
import { readContentType } from './content-type.ts'

describe('a content type', () => {
  test('is read as our peers write it', () => {
    const phase4 = 'multipart/related; boundary="----=_Part_0_585074510.1795310226531"; type="application/soap+xml"'
    expect(readContentType(phase4)).toEqual({
      type: 'multipart/related',
      parameters: new Map([
        ['boundary', '----=_Part_0_585074510.1795310226531'],
        ['type', 'application/soap+xml'],
      ]),
    })
    expect(readContentType('text/plain; a=";" ; ')).toEqual({ type: 'text/plain', parameters: new Map([['a', ';']]) })
    expect(readContentType('Application/SOAP+XML;Charset=UTF-8')).toEqual({
      type: 'application/soap+xml',
      parameters: new Map([['charset', 'UTF-8']]),
    })
  })

  test.each([
    '',
    'text',
    'text/plain;;',
    'text/plain; a=b;; c=d',
    'text/plain; a=',
    'text/plain; a=b; A=c',
    'text/plain; a="b',
    'text/plain; a="b\\"c"',
    'text/plain; a=b c',
    'text/plain, text/html',
    `text/plain; a="${'x'.repeat(1000)}"`,
  ])('%j is refused', (value) => {
    expect(() => readContentType(value)).toThrow('malformed Content-Type')
  })
})
