import { fail } from '../../../as4/ebms-error.ts'

/** What the one signature of a PDF covers, and its bytes. */
export interface SignedRange {
  /** Everything but the signature, in two pieces. */
  signed: [Buffer, Buffer]
  /** DER, with the zeros that fill its place. */
  signature: Buffer
}

/**
 * Finds the one signature of a PDF (ISO 32000-2, 12.8.1). It must cover the whole file but a hexadecimal string, which is
 * itself: then whatever else the file says was signed, and nothing was added behind it.
 */
export function findSignedRange(pdf: Buffer): SignedRange {
  if (pdf.toString('latin1', 0, 5) !== '%PDF-') fail('EBMS:0009', 'not a PDF')
  const text = pdf.toString('latin1')
  const [found, ...others] = text.matchAll(/\/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/g)
  if (found === undefined) return fail('EBMS:0103', 'a PDF is not signed')
  if (others.length > 0 || text.split('/ByteRange').length !== 2) {
    fail('EBMS:0103', 'a PDF has more than one signature')
  }
  const [start = 0, head = 0, next = 0, tail = 0] = found.slice(1).map(Number)
  if (start !== 0 || next <= head || next + tail !== pdf.length) {
    fail('EBMS:0103', 'the signature of a PDF does not cover the whole file')
  }
  const hole = text.slice(head, next)
  if (!/^<(?:[0-9a-fA-F]{2})+>$/.test(hole)) fail('EBMS:0103', 'something in a PDF is not covered by its signature')
  return {
    signed: [pdf.subarray(0, head), pdf.subarray(next)],
    signature: Buffer.from(hole.slice(1, -1), 'hex'),
  }
}
