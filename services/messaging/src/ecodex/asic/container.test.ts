import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { whole } from '../../testing/chunks.ts'
import { containerOf, documents, partsOf, signaturesOf, tokenOf } from '../../testing/container.ts'
import { testAccessPoints } from '../../testing/identities.ts'
import { type ZipPart, zipOf } from '../../testing/zip.ts'
import { readToken } from '../token/read.ts'
import { verifyContainer } from './container.ts'
import type { RandomBytes } from './random-bytes.ts'

const { east, west } = await testAccessPoints(['east', 'west'])
const trust = { certificates: [east.x509], at: new Date('2026-11-22T10:00:00Z'), sha1: false }
const limits = { size: 1 << 20, ratio: 100, free: 1 << 16, entries: 8 }

/** Small chunks, so that everything lies across the borders of some. */
function random(bytes: Buffer, chunkBytes = 37): RandomBytes {
  return {
    size: bytes.length,
    chunkBytes,
    chunk: async (seq) => bytes.subarray(seq * chunkBytes, (seq + 1) * chunkBytes),
  }
}
const keep = async (source: AsyncIterable<Uint8Array>) => random(await whole(source))
const verify = (bytes: Buffer) => verifyContainer(random(bytes), { trust, limits, keep })
const expectRefused = (bytes: Buffer) => expect(verify(bytes)).rejects.toThrow(/EBMS:(0009|0101|0103)/)

const inner = zipOf(documents)
const around = (content: Buffer) => zipOf(partsOf(content, east))
const [first] = documents as [ZipPart]
const withFirst = (change: Partial<ZipPart>) => around(zipOf([{ ...first, ...change }, ...documents.slice(1)]))

describe('a container', () => {
  test('is verified whatever the order of its entries, and its documents are listed with their digests', async () => {
    const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
    const expected = documents.map(({ name, content }) => ({ name, size: content.length, sha256: sha256(content) }))
    for (const parts of [partsOf(inner, east), partsOf(inner, east).toReversed()]) {
      const { documents: found, signer } = await verify(zipOf(parts))
      expect(found).toMatchObject(expected)
      expect(signer).toBe(east.x509)
    }
  })

  test.each<[string, () => Buffer]>([
    ['signed by somebody else', () => containerOf(west)],
    [
      'whose content was changed',
      () =>
        zipOf(
          partsOf(inner, east).map((part) =>
            part.name === 'SignedContent.zip' ? { ...part, content: zipOf(documents.slice(1)) } : part,
          ),
        ),
    ],
    ['whose signature is over another name', () => containerOf(east, documents, 'Other.zip')],
    [
      'whose signature is over a transform',
      () =>
        zipOf([
          {
            name: 'META-INF/signatures.xml',
            content: signaturesOf(
              inner,
              east,
              'SignedContent.zip',
              '<ds:Transforms><ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#base64"/></ds:Transforms>',
            ),
          },
          ...partsOf(inner, east).slice(1),
        ]),
    ],
    ['without a signature', () => zipOf(partsOf(inner, east).slice(1))],
    ['with two contents', () => zipOf([...partsOf(inner, east), { name: 'Other.zip', content: inner }])],
    [
      'with two signatures',
      () =>
        zipOf([
          ...partsOf(inner, east),
          { name: 'META-INF/signatures2.xml', content: signaturesOf(inner, east, 'SignedContent.zip') },
        ]),
    ],
    [
      'of another kind',
      () =>
        zipOf([
          ...partsOf(inner, east).slice(0, 2),
          { name: 'mimetype', content: Buffer.from('application/vnd.etsi.asic-e+zip') },
        ]),
    ],
    ['that is no archive', () => Buffer.from('PK is not enough')],
    ['that is empty', () => zipOf([])],
    ['that was cut off', () => around(inner).subarray(0, -30)],
    ['whose content is no archive', () => around(Buffer.from('nothing'))],
  ])('F.27 %s is refused', async (_, make) => expectRefused(make()))
})

describe('an archive that lies', () => {
  const link = (0o120777 << 16) >>> 0
  const folder = (0o040755 << 16) >>> 0
  const zip64 = Buffer.from([1, 0, 16, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0])
  test.each<[string, () => Buffer]>([
    ['is a bomb', () => withFirst({ content: Buffer.alloc(1 << 17) })],
    [
      'is too large in all',
      () => around(zipOf([1, 2, 3].map((n) => ({ name: `${n}`, content: Buffer.alloc(400_000), stored: true })))),
    ],
    [
      'says that it is small',
      () => withFirst({ content: Buffer.alloc(50_000), central: { size: 10 }, local: { size: 10 } }),
    ],
    ['says that it is large', () => withFirst({ central: { size: 60_000 }, local: { size: 60_000 } })],
    [
      'has too many entries',
      () => around(zipOf(Array.from({ length: 9 }, (_, n) => ({ name: `${n}`, content: Buffer.of(n) })))),
    ],
    ['says that it has one entry', () => around(zipOf(documents, { count: 1 }))],
    ['climbs', () => withFirst({ name: '../Form.pdf' })],
    ['climbs by another slash', () => withFirst({ name: '..\\Form.pdf' })],
    ['is absolute', () => withFirst({ name: '/etc/passwd' })],
    ['is a folder', () => withFirst({ name: 'folder/' })],
    ['is in a folder', () => withFirst({ name: 'a/Form.pdf' })],
    ['has control characters', () => withFirst({ name: 'Form\u001b[2J.pdf' })],
    ['names two entries alike', () => around(zipOf([...documents, first]))],
    ['names two entries alike but for case', () => around(zipOf([...documents, { ...first, name: 'FORM.PDF' }]))],
    ['has a symbolic link', () => withFirst({ central: { attributes: link } })],
    ['has a folder by its attributes', () => withFirst({ central: { attributes: folder } })],
    ['is encrypted', () => withFirst({ central: { flags: 0x801 }, local: { flags: 0x801 } })],
    ['is compressed in an unknown way', () => withFirst({ central: { method: 12 }, local: { method: 12 } })],
    ['calls an entry something else before it', () => withFirst({ local: { name: 'Evil.pdf' } })],
    ['says another size before an entry', () => withFirst({ local: { size: 1 } })],
    ['says another check sum before an entry', () => withFirst({ local: { crc: 1 } })],
    ['says another method before an entry', () => withFirst({ local: { method: 0 } })],
    ['has two entries in one place', () => around(zipOf([first, { ...first, name: 'b', central: { offset: 0 } }]))],
    ['has the sizes of the large format', () => withFirst({ central: { extra: zip64 } })],
    ['points nowhere', () => withFirst({ central: { offset: 1_000_000 } })],
  ])('F.13 because it %s is refused', async (_, make) => expectRefused(make()))
})

describe('a trust token', () => {
  test('is read when its sender signed it', async () => {
    const document = { name: 'Form.pdf', content: Buffer.from('%PDF-1.7 the form') }
    const { token } = readToken(await tokenOf(east, document), trust)
    expect(token).toEqual({
      issuer: 'Test',
      country: 'CA',
      document: {
        name: 'Form.pdf',
        mediaType: 'application/pdf',
        sha256: createHash('sha256').update(document.content).digest('hex'),
      },
      technical: 'SUCCESSFUL',
      legal: 'SUCCESSFUL',
    })
  })

  test('F.27 is refused from anybody else, changed, or with a level that nobody knows', async () => {
    const document = { name: 'Form.pdf', content: Buffer.from('x') }
    const genuine = (await tokenOf(east, document)).toString()
    const foreign = await tokenOf(west, document)
    expect(() => readToken(foreign, trust)).toThrow('EBMS:0101')
    expect(() => readToken(Buffer.from(genuine.replace('Form.pdf', 'Other.pdf')), trust)).toThrow('EBMS:0101')
    const evidence = genuine.replaceAll('TrustOkToken', 'Other')
    expect(() => readToken(Buffer.from(evidence), trust)).toThrow('EBMS:0101')
  })
})

test('F.13 chunks of any size are the same archive', async () => {
  const bytes = around(inner)
  for (const chunkBytes of [1, 2, 7, 64, 1000, bytes.length, 1 << 20]) {
    const { documents: found } = await verifyContainer(random(bytes, chunkBytes), {
      trust,
      limits,
      keep: async (source) => random(await whole(source), chunkBytes),
    })
    expect(found).toHaveLength(documents.length)
  }
})
