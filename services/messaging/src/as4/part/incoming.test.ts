import { createHash, randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { cut, pieces, whole } from '../../testing/chunks.ts'
import type { EbmsError } from '../ebms-error.ts'
import { encrypt } from './gcm.ts'
import { type ExpectedPart, takeIn } from './incoming.ts'

const key = randomBytes(16)
const iv = randomBytes(12)
const limits = { size: 8 << 20, ratio: 100, free: 1 << 20 }
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('base64')
const seal = (signed: Uint8Array) => whole(encrypt(cut(signed), key, iv))
const gzipped = (signed: Uint8Array): ExpectedPart => ({
  mediaType: 'application/gzip',
  compressed: true,
  digest: sha256(signed),
})

/** Takes a part in and returns what was kept, or the code of the refusal. */
async function taken(wire: AsyncIterable<Uint8Array>, expected: ExpectedPart, withKey = key) {
  const kept: Buffer[] = []
  try {
    const checked = await takeIn(wire, expected, withKey, limits, async (chunk) => {
      kept.push(Buffer.from(chunk))
    })
    return { ...checked, kept: Buffer.concat(kept) }
  } catch (error) {
    return (error as EbmsError).code
  }
}

describe('a part that arrives', () => {
  test('is decrypted, digested and inflated however it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), fc.array(fc.nat(2100)), async (content, cuts) => {
        const signed = gzipSync(content)
        expect(await taken(cut(await seal(signed), cuts), gzipped(signed))).toEqual({
          iv,
          signedSize: signed.length,
          size: content.length,
          sha256: createHash('sha256').update(content).digest('hex'),
          kept: signed,
        })
      }),
    )
  })

  test('with any byte changed cannot be decrypted, and nothing says why', async () => {
    const signed = gzipSync(Buffer.from('a maintenance decision'))
    const wire = await seal(signed)
    for (let at = 0; at < wire.length; at++) {
      const changed = Buffer.from(wire)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(await taken(pieces(changed, 7), gzipped(signed))).toBe('EBMS:0102')
    }
  })

  test('that is cut short anywhere cannot be decrypted', async () => {
    const signed = gzipSync(Buffer.from('a maintenance decision'))
    const wire = await seal(signed)
    for (let length = 0; length < wire.length; length++) {
      expect(await taken(cut(wire.subarray(0, length)), gzipped(signed))).toBe('EBMS:0102')
    }
  })

  test('with a foreign key cannot be decrypted', async () => {
    const signed = gzipSync(Buffer.from('a maintenance decision'))
    expect(await taken(cut(await seal(signed)), gzipped(signed), randomBytes(16))).toBe('EBMS:0102')
  })

  test.each<[string, Buffer]>([
    ['is not gzip', Buffer.from('plain text')],
    ['is cut short', gzipSync('x'.repeat(100)).subarray(0, -1)],
    ['has a wrong check sum', Buffer.concat([gzipSync('x'.repeat(100)).subarray(0, -8), Buffer.alloc(8)])],
    ['is followed by zeros', Buffer.concat([gzipSync('x'), Buffer.alloc(40)])],
    ['is followed by rubbish', Buffer.concat([gzipSync('x'), Buffer.from('rubbish')])],
    ['is larger than the limit', gzipSync(randomBytes((8 << 20) + 1), { level: 1 })],
    ['is a bomb', gzipSync(Buffer.alloc(4 << 20))],
    ['is a bomb of many members', Buffer.concat(Array.from({ length: 8 }, () => gzipSync(Buffer.alloc(900_000))))],
  ])('whose compressed form %s is refused, however it is cut', async (_, signed) => {
    const wire = await seal(signed)
    const sizes =
      wire.length > 1000 ? [1021, 65_536, wire.length] : Array.from({ length: wire.length }, (_, i) => i + 1)
    for (const size of sizes) expect(await taken(pieces(wire, size), gzipped(signed))).toBe('EBMS:0303')
  })

  test('of another digest is refused', async () => {
    const signed = gzipSync('x')
    expect(await taken(cut(await seal(signed)), gzipped(gzipSync('y')))).toBe('EBMS:0101')
  })

  test('in clear XML is digested in its canonical form, other text with CRLF, the rest as it is', async () => {
    const xml = Buffer.from('<a  b="1"\n c="2"><!-- said --><d/></a>')
    const canonical = sha256(Buffer.from('<a b="1" c="2"><d></d></a>'))
    const text = Buffer.from('a\nb\r\nc\rd')
    const crlf = sha256(Buffer.from('a\r\nb\r\nc\r\nd'))
    const part = (mediaType: string, digest: string) => ({ mediaType, digest, compressed: false })
    for (let size = 1; size < 40; size++) {
      const take = async (content: Buffer, type: string, digest: string) =>
        taken(pieces(await seal(content), size), part(type, digest))
      expect(await take(xml, 'text/xml', canonical)).toMatchObject({ size: xml.length })
      expect(await take(xml, 'image/svg+xml; charset=utf-8', canonical)).toMatchObject({ size: xml.length })
      expect(await take(xml, 'application/pdf', canonical)).toBe('EBMS:0101')
      expect(await take(xml, 'text/xml', sha256(xml))).toBe('EBMS:0101')
      expect(await take(text, 'text/plain', crlf)).toMatchObject({ size: text.length })
      expect(await take(text, 'application/octet-stream', sha256(text))).toMatchObject({ size: text.length })
    }
  })

  test.each<[string, Buffer]>([
    ['has a DTD', Buffer.from('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')],
    ['is not XML', Buffer.from('not xml')],
    ['has too many attributes', Buffer.from(`<a ${Array.from({ length: 100 }, (_, i) => `a${i}=""`).join(' ')}/>`)],
  ])('in clear XML that %s matches no digest', async (_, content) => {
    const expected = { mediaType: 'text/xml', digest: sha256(content), compressed: false }
    expect(await taken(pieces(await seal(content), 100_000), expected)).toBe('EBMS:0101')
    expect(await taken(pieces(await seal(content), 100_000), { ...expected, digest: sha256(Buffer.alloc(0)) })).toBe(
      'EBMS:0101',
    )
  })

  test('in clear XML that is larger than a tree may be is too large, and no forgery', async () => {
    const content = Buffer.from(`<a>${' '.repeat(4 << 20)}</a>`)
    for (const digest of [sha256(content), sha256(Buffer.alloc(0))]) {
      const expected = { mediaType: 'text/xml', digest, compressed: false }
      expect(await taken(pieces(await seal(content), 1 << 20), expected)).toBe('EBMS:0202')
    }
  })

  test('is in the character encoding that it claims', async () => {
    const take = async (content: Buffer, charset: string, size = 3) => {
      const signed = gzipSync(content)
      return taken(pieces(await seal(signed), size), { ...gzipped(signed), charset })
    }
    const text = '<a>é\u{1f600}</a>'
    for (const charset of ['UTF-8', 'utf-8']) {
      expect(await take(Buffer.from(text), charset)).toMatchObject({ size: 13 })
      expect(await take(Buffer.from(text, 'latin1'), charset)).toBe('EBMS:0003')
      expect(await take(Buffer.from(text).subarray(0, -6), charset)).toBe('EBMS:0003')
      expect(await take(Buffer.from(text, 'utf16le'), charset)).toBe('EBMS:0003')
    }
    expect(await take(Buffer.from(text, 'latin1'), 'ISO-8859-1')).toMatchObject({ size: 10 })
    expect(await take(Buffer.from(text, 'utf16le'), 'UTF-16')).toMatchObject({ size: 20 })
    expect(await take(Buffer.from(text), 'UTF-16')).toBe('EBMS:0003')
  })

  test('in clear is limited as well', async () => {
    const content = Buffer.alloc((8 << 20) + 1)
    const expected = { mediaType: 'image/png', digest: sha256(content), compressed: false }
    expect(await taken(pieces(await seal(content), 1 << 20), expected)).toBe('EBMS:0202')
  })
})
