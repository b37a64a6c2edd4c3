import { describe, expect, test } from '@jest/globals'
import { parse } from 'content-disposition'
import fc from 'fast-check'
import { fileHeaders } from './answer-headers.ts'

const disposition = (fileName: string, mediaType = 'application/pdf') =>
  fileHeaders({ mediaType, fileName })['Content-Disposition'] ?? ''

describe('the headers of a file', () => {
  test.each(['text/html', 'image/svg+xml', 'application/xml', 'application/octet-stream'])(
    '%s is handed over, not shown, and cannot run',
    (mediaType) => {
      const headers = fileHeaders({ mediaType, fileName: 'x' })
      expect(headers['Content-Type']).toContain(mediaType)
      expect(headers).toMatchObject({ 'X-Content-Type-Options': 'nosniff' })
      expect(headers['Content-Disposition']).toMatch(/^attachment/)
      expect(headers['Content-Security-Policy']).toMatch(/; sandbox$/)
    },
  )

  test('a PDF is shown', () => {
    const headers = fileHeaders({ mediaType: 'application/pdf', fileName: 'decision.pdf' })
    expect(headers['Content-Disposition']).toBe('inline; filename=decision.pdf')
    expect(headers['Content-Security-Policy']).not.toContain('sandbox')
  })

  test.each(['text/html\r\nX-Evil: 1', 'nonsense', '', 'text/html, text/plain', '*/*'])(
    'the media type %j is not repeated',
    (mediaType) => {
      expect(fileHeaders({ mediaType, fileName: 'x' })['Content-Type']).toBe('application/octet-stream')
    },
  )

  test('parameters of a media type are left out', () => {
    expect(fileHeaders({ mediaType: 'Text/Plain; charset=utf-7', fileName: 'x' })['Content-Type']).toBe(
      'text/plain; charset=utf-8',
    )
  })

  test('a name in any script comes through', () => {
    expect(parse(disposition('Décision – شيماء.pdf')).parameters.filename).toBe('Décision – شيماء.pdf')
  })

  test('a name cannot leave its folder, hide its end, or be empty', () => {
    expect(parse(disposition('../../x')).parameters.filename).toBe('-..-x')
    expect(parse(disposition('a\u202Efdp.exe')).parameters.filename).toBe('afdp.exe')
    expect(parse(disposition('\u0000')).parameters.filename).toBe('document')
  })

  test('any title makes one header line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (title) => {
        expect(disposition(title)).toMatch(/^inline; filename[ -~]+$/)
      }),
    )
  })
})
