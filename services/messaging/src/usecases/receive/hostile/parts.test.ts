import { createHash, randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from '@jest/globals'
import { partBlock } from '../../../as4/mime/writer.ts'
import { type WirePart, wireBytes } from '../../../as4/wire.ts'
import { whole } from '../../../testing/chunks.ts'
import { expectRefused } from '../../../testing/hostile.ts'
import { testMessaging } from '../../../testing/messaging.ts'
import { send } from '../../../testing/send.ts'
import { withSigned } from '../../../testing/signed-part.ts'
import { makeMessage, withEnvelope } from '../../../testing/wire.ts'

const messaging = await testMessaging()
const { east, north, endpoint } = messaging
afterAll(() => messaging.close())

const two = { contents: [Buffer.from('<first/>'), Buffer.from('<second/>')] }
const made = await makeMessage(north, east, two)
const type = made.wire.contentType
const [first, second] = made.wire.parts as [WirePart, WirePart]
const withParts = (parts: WirePart[]) => whole(wireBytes({ ...made.wire, parts }))
const named = (part: WirePart, block: string): WirePart => ({ ...part, block })
const idOf = (part: WirePart) => /<(.*)>/.exec(part.block)?.[1] ?? ''
const removed = (shape: RegExp) => (xml: string) => xml.replace(shape, '')
const firstInfo = /<eb:PartInfo.*?<\/eb:PartInfo>/s
const firstReference = /<ds:Reference URI="cid:.*?<\/ds:Reference>/s
const firstData = /<xenc:EncryptedData.*?<\/xenc:EncryptedData>/s

describe('parts that do not belong together', () => {
  test.each<[string, () => Promise<Buffer>, string]>([
    [
      'F.7 a MIME part that the header does not know',
      () => withParts([first, second, named(first, partBlock('third@x'))]),
      'EBMS:0007',
    ],
    ['F.7 a MIME part missing', () => withParts([first]), 'EBMS:0007'],
    ['F.7 no MIME part', () => withParts([]), 'EBMS:0007'],
    ['F.7 a MIME part twice', () => withParts([first, second, first]), 'EBMS:0007'],
    ['F.8 two MIME parts of the same id', () => withParts([first, named(second, first.block)]), 'EBMS:0007'],
    [
      'F.8 a MIME part without id',
      () => withParts([first, named(second, 'Content-Type: application/gzip')]),
      'EBMS:0007',
    ],
    [
      'F.8 an id of other letters',
      () => withParts([first, named(second, second.block.replace('part-2', 'PART-2'))]),
      'EBMS:0007',
    ],
    [
      'F.8 an id in another spelling',
      () => withParts([first, named(second, second.block.replace('@', '%40'))]),
      'EBMS:0007',
    ],
    [
      'F.8 an id without brackets',
      () => withParts([first, named(second, partBlock('x').replace('<x>', idOf(second)))]),
      'EBMS:0007',
    ],
    ['F.8 a header hidden in an id', () => withParts([first, named(second, partBlock('a\r\nX: <b>'))]), 'EBMS:0007'],
    ['F.8 an endless id', () => withParts([first, named(second, partBlock('a'.repeat(5000)))]), 'EBMS:0007'],
    ['F.10 base64', () => withParts([first, named(second, second.block.replace('binary', 'base64'))]), 'EBMS:0007'],
    [
      'F.10 a part in multipart',
      () =>
        withParts([
          first,
          named(second, second.block.replace('application/octet-stream', 'multipart/mixed; boundary=x')),
        ]),
      'EBMS:0007',
    ],
    [
      'F.7 the contents exchanged',
      () => withParts([named(second, first.block), named(first, second.block)]),
      'EBMS:0101',
    ],
    ['F.18 a part that is not encrypted', () => withEnvelope(made, removed(firstData)), 'EBMS:0103'],
    [
      'F.18 no encryption at all',
      () =>
        withEnvelope(made, (xml) =>
          xml.replaceAll(new RegExp(firstData, 'gs'), '').replace(/<xenc:EncryptedKey.*<\/xenc:EncryptedKey>/s, ''),
        ),
      'EBMS:0103',
    ],
    ['F.18 no signature', () => withEnvelope(made, removed(/<ds:Signature .*<\/ds:Signature>/s)), 'EBMS:0103'],
    ['F.18 no security', () => withEnvelope(made, removed(/<wsse:Security .*<\/wsse:Security>/s)), 'EBMS:0103'],
    ['F.7 encrypted data twice', () => withEnvelope(made, (xml) => xml.replace(firstData, '$&$&')), 'EBMS:0009'],
    [
      'F.7 encrypted data that the key does not list',
      () => withEnvelope(made, removed(/<xenc:DataReference[^>]*>/)),
      'EBMS:0103',
    ],
    [
      'F.7 another key for encrypted data',
      () => withEnvelope(made, (xml) => xml.replace(/URI="#EK-/, 'URI="#XX-')),
      'EBMS:0103',
    ],
    [
      'F.24 encrypted data elsewhere',
      () =>
        withEnvelope(made, (xml) =>
          xml.replace(/CipherReference URI="cid:[^"]*"/, 'CipherReference URI="http://127.0.0.1:9/"'),
        ),
      'EBMS:0103',
    ],
    [
      'F.8 a part signed twice in two spellings',
      () => withEnvelope(made, (xml) => xml.replace(firstReference, (one) => one + one.replace('part-1', 'part%2D1'))),
      'EBMS:0007',
    ],
    [
      'F.8 encrypted data of the same part in two spellings',
      () =>
        withEnvelope(made, (xml) =>
          xml.replace('CipherReference URI="cid:part-2', 'CipherReference URI="cid:part%2D1'),
        ),
      'EBMS:0103',
    ],
    ['F.7 a part that is not signed', () => withEnvelope(made, removed(firstReference)), 'EBMS:0103'],
    ['F.7 a part of the header taken out', () => withEnvelope(made, removed(firstInfo)), 'EBMS:0101'],
  ])('%s is refused', async (_, bytes, code) => {
    await expectRefused(messaging, type, await bytes(), code)
  })

  test.each<[string, (xml: string) => string, string]>([
    ['F.7 a signed part that the header does not list', removed(firstInfo), 'EBMS:0007'],
    ['F.7 a part listed twice', (xml) => xml.replace(firstInfo, '$&$&'), 'EBMS:0007'],
    [
      'F.8 a part listed twice in two spellings',
      (xml) => xml.replace(firstInfo, (info) => info + info.replace('part-1', 'part%2D1')),
      'EBMS:0007',
    ],
    [
      'F.8 a part listed in a spelling of a spelling',
      (xml) => xml.replace('cid:part-1', 'cid:part%252D1'),
      'EBMS:0103',
    ],
    ['F.8 a part listed with a line end', (xml) => xml.replace('cid:part-1', 'cid:part-1%0D%0A'), 'EBMS:0007'],
    ['F.8 a part listed with half a spelling', (xml) => xml.replace('cid:part-1', 'cid:part-1%2'), 'EBMS:0007'],
    ['F.8 a part listed with other than ASCII', (xml) => xml.replace('cid:part-1', 'cid:part-1%C3%A9'), 'EBMS:0007'],
    [
      'F.7 a listed part that does not exist',
      (xml) => xml.replace(firstInfo, (info) => info + info.replace('part-1', 'part-9')),
      'EBMS:0103',
    ],
  ])('%s is refused, though the partner signed it', async (_, block, code) => {
    const wrong = await makeMessage(north, east, { ...two, block })
    await expectRefused(messaging, wrong.wire.contentType, wrong.bytes, code)
  })

  test('F.7 parts in another order than in the header are the same message', async () => {
    const good = await makeMessage(north, east, two)
    const bytes = await whole(wireBytes({ ...good.wire, parts: good.wire.parts.toReversed() }))
    expect((await send(endpoint, good.wire.contentType, bytes)).kind).toBe('receipt')
  })

  test('F.7 twenty-nine parts are too many', async () => {
    const many = await makeMessage(north, east, { contents: Array.from({ length: 29 }, () => Buffer.from('a')) })
    await expectRefused(messaging, many.wire.contentType, many.bytes, 'EBMS:0007', 'EBMS:0103')
  })
})

describe('a part of the partner', () => {
  test.each<[string, () => Buffer]>([
    ['that is a bomb', () => gzipSync(Buffer.alloc(8 << 20))],
    [
      'that is too large',
      () =>
        gzipSync(
          randomBytes(17 << 20).map((byte) => byte & 1),
          { level: 1 },
        ),
    ],
    ['that is cut short', () => gzipSync('a'.repeat(1000)).subarray(0, -4)],
    ['followed by rubbish', () => Buffer.concat([gzipSync('a'), randomBytes(50)])],
    ['that is not gzip', () => Buffer.from('<a/>')],
    [
      'with a long name in its header',
      () => Buffer.concat([Buffer.from([31, 139, 8, 8, 0, 0, 0, 0, 0, 3]), Buffer.alloc(1 << 20, 'a')]),
    ],
  ])('F.12 a part %s is refused', async (_, signed) => {
    const { wire, bytes } = await withSigned(north, east, signed())
    await expectRefused(messaging, wire.contentType, bytes, 'EBMS:0303')
  })

  test('F.9 a part that is not compressed is taken as it is', async () => {
    const { wire, bytes } = await withSigned(north, east, randomBytes(3000), 'image/jpeg')
    expect((await send(endpoint, wire.contentType, bytes)).kind).toBe('receipt')
  })

  test('F.9 a part of another media type than was signed is refused', async () => {
    for (const mediaType of ['text/xml', 'text/plain', 'application/octet-stream']) {
      const change = (xml: string) => xml.replace('MimeType="application/gzip"', `MimeType="${mediaType}"`)
      const codes = mediaType === 'application/octet-stream' ? ['receipt'] : ['EBMS:0101']
      const { kind } = await send(endpoint, type, await withEnvelope(made, change))
      expect(codes).toContain(kind)
    }
  })
})

describe('what cannot be decrypted', () => {
  const tampered = (change: (bytes: Buffer) => Buffer) => change(Buffer.from(made.bytes))
  const inPart = made.bytes.lastIndexOf('Content-ID') + 80

  test('F.15 what cannot be decrypted is answered in one way, whatever is wrong', async () => {
    const rewrapped = (bytes: Buffer) => (xml: string) =>
      xml.replace(/<xenc:CipherValue>[^<]*/, `<xenc:CipherValue>${bytes.toString('base64')}`)
    const foreign = await makeMessage(north, east, { ...two, recipient: messaging.west })
    const cases: [string, Buffer][] = [
      [
        'a changed byte',
        tampered((bytes) => {
          bytes[inPart] = (bytes[inPart] ?? 0) ^ 1
          return bytes
        }),
      ],
      ['a key for somebody else', foreign.bytes],
      ['a key of rubbish', await withEnvelope(made, rewrapped(randomBytes(256)))],
      ['a key of one byte', await withEnvelope(made, rewrapped(Buffer.from([1])))],
      ['another content under another key', await whole(wireBytes({ ...made.wire, contentKey: randomBytes(16) }))],
    ]
    const details = new Set<string>()
    for (const [what, bytes] of cases) {
      const contentType = what === 'a key for somebody else' ? foreign.wire.contentType : type
      const { detail, status } = await expectRefused(messaging, contentType, bytes, 'EBMS:0102')
      details.add(`${status} ${detail}`)
    }
    expect([...details]).toEqual(['200 the message cannot be decrypted'])
  })

  test.each([0, 5, 12, 27])('F.14 a part of only %i bytes is refused', async (length) => {
    const short = await whole(wireBytes({ ...made.wire, framing: made.wire.framing, parts: [] }))
    const text = short.toString('latin1').replace(/--\r?\n?$/, '')
    const body = `${text}\r\n${first.block}\r\n\r\n${'x'.repeat(length)}\r\n--${made.wire.framing?.boundary}--`
    await expectRefused(messaging, type, Buffer.from(body, 'latin1'), 'EBMS:0102')
  })
})

test('F.17 compressed after signing, or signed after encryption, the digests do not match', async () => {
  const content = Buffer.from('<application/>')
  const compressedLater = await withSigned(north, east, gzipSync(content))
  const digest = createHash('sha256').update(content).digest('base64')
  const signedFirst = await makeMessage(north, east, { contents: [content], digest })
  await expectRefused(messaging, signedFirst.wire.contentType, signedFirst.bytes, 'EBMS:0101')
  const encrypted = (await whole(wireBytes({ ...compressedLater.wire }))).subarray(-200)
  const overCiphertext = createHash('sha256').update(encrypted).digest('base64')
  const signedLast = await makeMessage(north, east, { contents: [content], digest: overCiphertext })
  await expectRefused(messaging, signedLast.wire.contentType, signedLast.bytes, 'EBMS:0101')
})
