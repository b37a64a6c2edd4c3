import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { EbmsError } from '../../../as4/ebms-error.ts'
import { testAccessPoints } from '../../../testing/identities.ts'
import { pdfTokenOf } from '../../../testing/pdf-token.ts'
import { verifyPdfToken } from './verify.ts'

const { east, west } = await testAccessPoints(['east', 'west'])
const at = new Date('2026-11-22T10:00:00Z')
const trust = { certificates: [west.x509, east.x509], at, sha1: false }
const honest = await pdfTokenOf(east)

const expectRefused = (pdf: Buffer, changes: object = {}) =>
  expect(() => verifyPdfToken(pdf, { ...trust, ...changes })).toThrow(/EBMS:(0009|0101|0103)/)

const text = honest.toString('latin1')
const changed = (from: string | RegExp, to: string) => {
  const pdf = Buffer.from(text.replace(from, to), 'latin1')
  expect(pdf).not.toEqual(honest)
  return pdf
}

describe('F.29 a trust token as PDF', () => {
  test.each(['SHA-256', 'SHA-512'] as const)('F.29 is verified with %s', async (hash) => {
    expect(verifyPdfToken(await pdfTokenOf(east, { hash }), trust)).toBe(east.x509)
  })

  test.each<[string, () => Buffer | Promise<Buffer>]>([
    [
      'with an incremental update after the signature',
      () => Buffer.concat([honest, Buffer.from('3 0 obj <<>> endobj\n%%EOF\n')]),
    ],
    ['with a line behind its end', () => Buffer.concat([honest, Buffer.from('\n')])],
    ['that is cut', () => honest.subarray(0, -1)],
    ['whose range begins later', () => pdfTokenOf(east, { range: ([, ...rest]) => [1, ...rest] })],
    ['whose range ends earlier', () => pdfTokenOf(east, { range: ([a = 0, b = 0, c = 0, d = 0]) => [a, b, c, d - 1] })],
    [
      'whose range has a larger hole',
      () => pdfTokenOf(east, { range: ([a = 0, b = 0, c = 0, d = 0]) => [a, b - 5, c, d] }),
    ],
    ['whose range overlaps', () => pdfTokenOf(east, { range: ([a = 0, b = 0, , d = 0]) => [a, b, b, d] })],
    [
      'with something else in the place of the signature',
      () => pdfTokenOf(east, { around: ['<', '> /Evil (x) <00>'] }),
    ],
    ['with a second range', () => pdfTokenOf(east, { body: '4 0 obj <</ByteRange [0 1 2 3]>> endobj' })],
    ['with a second range that is none', () => pdfTokenOf(east, { body: '4 0 obj <</ByteRange 5 0 R>> endobj' })],
    ['without a range', () => changed('/ByteRange', '/ByteRangf')],
    ['that was changed', () => changed('/Catalog', '/Catalof')],
    ['whose signature was changed', () => changed(/3082/, '3083')],
    ['whose signature is nothing', () => changed(/<3082[0-9a-f]+>/, `<${'00'.repeat(4096)}>`)],
    ['with bytes behind its signature', () => changed(/00>/, '01>')],
    ['that names no certificate', () => pdfTokenOf(east, { named: false })],
    ['signed with SHA-1', () => pdfTokenOf(east, { hash: 'SHA-1' })],
    ['that is none', () => Buffer.from('PK\u0003\u0004')],
    ['that is empty', () => Buffer.alloc(0)],
  ])('F.29 %s is not trusted', async (_, make) => {
    expectRefused(await make())
  })

  test('F.29 signed by somebody else, or before its certificate, is not trusted', () => {
    expectRefused(honest, { certificates: [west.x509] })
    expectRefused(honest, { at: new Date('2020-01-01T00:00:00Z') })
  })

  test('F.29 with any byte of its signature changed is the same token or none', () => {
    const from = text.indexOf('<3082') + 1
    fc.assert(
      fc.property(fc.nat(2900), fc.integer({ min: 1, max: 15 }), (place, change) => {
        const pdf = Buffer.from(honest)
        const digit = Number.parseInt(String.fromCharCode(pdf[from + place] ?? 0x30), 16)
        pdf.write((digit ^ change).toString(16), from + place)
        try {
          expect(verifyPdfToken(pdf, trust)).toBe(east.x509)
        } catch (error) {
          expect(error).toBeInstanceOf(EbmsError)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('F.29 is trusted with SHA-1 only where that is agreed', async () => {
    const old = await pdfTokenOf(east, { hash: 'SHA-1' })
    expect(verifyPdfToken(old, { ...trust, sha1: true })).toBe(east.x509)
  })
})
