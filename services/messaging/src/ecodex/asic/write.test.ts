import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { whole } from '../../testing/chunks.ts'
import { testAccessPoints } from '../../testing/identities.ts'
import { verifyContainer } from './container.ts'
import { fileNameFor, readLabel, writeLabel } from './document-label.ts'
import { asicType } from './names.ts'
import { writeContainer } from './write-container.ts'

const { east } = await testAccessPoints(['east'])
const at = new Date('2026-11-22T10:00:00Z')
const trust = { certificates: [east.x509], at, sha1: false }
const limits = { size: 1 << 24, ratio: 1000, free: 1 << 24, entries: 64 }

async function* chunksOf(content: Uint8Array, size = 1000) {
  for (let from = 0; from < content.length; from += size) yield content.subarray(from, from + size)
}

async function write(files: { name: string; comment?: string; content: Uint8Array }[]): Promise<Buffer> {
  async function* all() {
    for (const { content, ...rest } of files) yield { ...rest, content: chunksOf(content) }
  }
  return whole(writeContainer(all(), { id: 'c', at, signer: east, totals: { size: 0, packed: 0 } }))
}

async function read(bytes: Buffer) {
  const keep = async (source: AsyncIterable<Uint8Array>) => {
    const content = await whole(source)
    return { size: content.length, chunkBytes: content.length, chunk: async () => content }
  }
  return (await verifyContainer(await keep(chunksOf(bytes)), { trust, limits, keep })).documents
}

const names = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  .map((text) => text.replace(/[/\\\p{C}]/gu, '_'))
  .filter((name) => !/^\.{1,2}$/.test(name))

describe('a container that we write', () => {
  test('begins with its media type, stored and without an extra field, and then has its content and its signature', async () => {
    const bytes = await write([{ name: 'Form.pdf', content: Buffer.from('%PDF') }])
    expect(bytes.toString('latin1', 30, 38 + asicType.length)).toBe(`mimetype${asicType}`)
    expect(bytes.readUInt16LE(8)).toBe(0)
    expect(bytes.readUInt16LE(28)).toBe(0)
    expect(bytes.readUInt32LE(22)).toBe(asicType.length)
    const order = ['mimetype', 'SignedContent.zip', 'META-INF/signatures.xml'].map((name) => bytes.indexOf(name))
    expect(order.toSorted((a, b) => a - b)).toEqual(order)
    expect(await write([{ name: 'Form.pdf', content: Buffer.from('%PDF') }])).toEqual(bytes)
  })

  test('has whatever documents, names and labels were put in', async () => {
    const file = fc.record({
      name: names,
      comment: fc.string({ unit: 'grapheme', maxLength: 100 }),
      content: fc.uint8Array({ maxLength: 5000 }),
    })
    const distinct = fc.uniqueArray(file, {
      maxLength: 5,
      selector: ({ name }) => name.normalize('NFKC').toLowerCase(),
    })
    await fc.assert(
      fc.asyncProperty(distinct, async (files) => {
        const documents = await read(await write(files))
        expect(documents.map(({ name, comment }) => [name, comment])).toEqual(
          files.map(({ name, comment }) => [name, comment]),
        )
        for (const [index, { open }] of documents.entries()) {
          expect((await whole(open())).equals(files[index]?.content ?? Buffer.alloc(0))).toBe(true)
        }
      }),
      { numRuns: 40 },
    )
  })
})

describe('what is said about a document', () => {
  test('is read as it was written', () => {
    const property = fc.record({
      name: fc.string({ maxLength: 40 }),
      value: fc.string({ unit: 'grapheme', maxLength: 100 }),
    })
    fc.assert(
      fc.property(fc.array(property, { maxLength: 6 }), (properties) => {
        const label = { mediaType: 'image/webp', properties }
        expect(readLabel(writeLabel(label), 'x.pdf')).toEqual(label)
      }),
    )
  })

  test.each([
    ['', 'Form.PDF', 'application/pdf'],
    ['scanned', 'a.b.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['{"mediaType":"../x","properties":[]}', 'letter.txt', 'text/plain'],
    ['{"mediaType":"text/html","properties":7}', 'letter', 'application/octet-stream'],
    ['['.repeat(20_000), 'picture.jpeg', 'image/jpeg'],
  ])('is its name where %.20s says nothing', (comment, name, mediaType) => {
    expect(readLabel(comment, name)).toEqual({ mediaType, properties: [] })
  })

  test('is left out where it is longer than a comment may be', () => {
    const properties = Array.from({ length: 32 }, (_, index) => ({ name: `n${index}`, value: 'x'.repeat(1000) }))
    expect(readLabel(writeLabel({ mediaType: 'text/plain', properties }), 'a.txt').properties).toEqual([])
  })

  test.each<[string | undefined, string]>([
    ['Form.pdf', 'Form.pdf'],
    [undefined, 'p1.pdf'],
    ['../Form.pdf', 'p1.pdf'],
    ['..', 'p1.pdf'],
    ['a\u0000b', 'p1.pdf'],
    ['x'.repeat(201), 'p1.pdf'],
  ])('as a name %s becomes %s', (given, expected) => {
    expect(fileNameFor({ id: 'p1', mediaType: 'application/pdf' }, given, new Set())).toBe(expected)
  })
})
