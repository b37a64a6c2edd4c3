import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from '@jest/globals'
import { canonicalFragment } from '@sustento/messaging/as4/xml/canonical'
import { expectRefused } from '@sustento/messaging/testing/hostile'
import { testMessaging } from '@sustento/messaging/testing/messaging'
import { send } from '@sustento/messaging/testing/send'
import { withSigned } from '@sustento/messaging/testing/signed-part'
import { keptBy, messagesOf } from '@sustento/messaging/testing/state'
import { makeMessage, withEnvelope } from '@sustento/messaging/testing/wire'
import { canary } from './canary.ts'

const messaging = await testMessaging({ idleMs: 30_000 })
const { east, north, endpoint } = messaging
const nobody = await canary()
afterAll(async () => {
  nobody.close()
  await messaging.close()
})

function digestOf(content: string): string {
  return createHash('sha256').update(content).digest('base64')
}

/** Sends a part in clear as XML, with a digest that the sender made somehow, and expects that it does not match. */
async function expectNoDigest(content: string, digest = digestOf(content), code = 'EBMS:0101') {
  const { wire, bytes } = await withSigned(north, east, Buffer.from(content), 'text/xml', { digest })
  await expectRefused(messaging, wire.contentType, bytes, code)
  expect(nobody.calls()).toBe(0)
}

const laughs = Array.from({ length: 12 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`).join('')
const ofNothing = digestOf('')

describe('an XML part', () => {
  test.each<[string, () => string]>([
    ['an external DTD', () => `<!DOCTYPE a SYSTEM "${nobody.url}/a.dtd"><a/>`],
    ['an external entity', () => `<!DOCTYPE a [<!ENTITY e SYSTEM "${nobody.url}/e">]><a>&e;</a>`],
    ['a file as entity', () => '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]><a>&e;</a>'],
    ['a parameter entity', () => `<!DOCTYPE a [<!ENTITY % e SYSTEM "${nobody.url}/e"> %e;]><a/>`],
    ['a billion laughs', () => `<!DOCTYPE a [<!ENTITY e0 "ha">${laughs}]><a>&e12;</a>`],
    [
      'a long entity many times',
      () => `<!DOCTYPE a [<!ENTITY e "${'x'.repeat(99_999)}">]><a>${'&e;'.repeat(99_999)}</a>`,
    ],
    ['an inclusion', () => `<a xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="${nobody.url}/x"/></a>`],
  ])('F.3 with %s is refused and nothing is fetched', async (_, content) => {
    await expectNoDigest(content())
  })

  test.each<[string, string]>([
    ['no XML', 'rubbish'],
    ['nothing', ''],
    ['a relative namespace', '<a xmlns="../b"/>'],
    ['endless nesting', '<a>'.repeat(100_000) + '</a>'.repeat(100_000)],
    ['a hundred thousand attributes', `<a ${Array.from({ length: 100_000 }, (_, i) => `b${i}=""`).join(' ')}/>`],
    ['more elements than can be', `<a>${'<b/>'.repeat(900_000)}</a>`],
  ])('F.4 of %s has no digest, not even that of nothing', async (_, content) => {
    await expectNoDigest(content)
    await expectNoDigest(content, ofNothing)
  })

  test('F.4 of more bytes than can be is not read, whatever its digest', async () => {
    const content = `<a>${' '.repeat(5 << 20)}</a>`
    await expectNoDigest(content, digestOf(content), 'EBMS:0202')
    await expectNoDigest(content, ofNothing, 'EBMS:0202')
  })

  test('F.4 of namespaces upon namespaces is answered, with others beside it', async () => {
    const declare = (depth: number) => Array.from({ length: 60 }, (_, i) => ` xmlns:n${depth}x${i}="urn:${i}"`).join('')
    const opened = Array.from({ length: 190 }, (_, depth) => `<a${declare(depth)}>`).join('')
    const content = `${opened}${'<b/>'.repeat(50_000)}${'</a>'.repeat(190)}`
    await expectNoDigest(content)
  })

  test('F.9 is refused when it is said to be of another type than was signed, canonical as it may be', async () => {
    const content = Buffer.from(canonicalFragment('<a b="1"/>'))
    for (const [signed, said] of [
      ['text/xml', 'application/octet-stream'],
      ['application/octet-stream', 'text/xml'],
      ['text/plain', 'image/jpeg'],
      ['image/jpeg', 'text/plain'],
    ] as const) {
      const made = await withSigned(north, east, content, signed)
      const bytes = await withEnvelope(made, (xml) => xml.replace(`MimeType="${signed}"`, `MimeType="${said}"`))
      await expectRefused(messaging, made.wire.contentType, bytes, 'EBMS:0101')
      expect((await send(endpoint, made.wire.contentType, made.bytes)).kind).toBe('receipt')
    }
  })
})

describe('a compressed part', () => {
  const mebibyte = gzipSync(Buffer.alloc(1 << 20))
  test.each<[string, () => Buffer]>([
    ['of a thousand members that are a gigabyte', () => Buffer.concat(Array.from({ length: 1000 }, () => mebibyte))],
    ['followed by zeros', () => Buffer.concat([gzipSync('a'), Buffer.alloc(64)])],
    ['followed by half a member', () => Buffer.concat([gzipSync('a'), gzipSync('b').subarray(0, 12)])],
    [
      'with a wrong check sum',
      () => {
        const bytes = gzipSync('some content')
        bytes.writeUInt8((bytes.at(-8) ?? 0) ^ 1, bytes.length - 8)
        return bytes
      },
    ],
    [
      'with a wrong length',
      () => {
        const bytes = gzipSync('some content')
        bytes.writeUInt8((bytes.at(-1) ?? 0) ^ 1, bytes.length - 1)
        return bytes
      },
    ],
    [
      'with a comment without end',
      () => Buffer.concat([Buffer.from([31, 139, 8, 16, 0, 0, 0, 0, 0, 3]), Buffer.alloc(2 << 20, 'a')]),
    ],
    ['with an extra field that is cut', () => Buffer.from([31, 139, 8, 4, 0, 0, 0, 0, 0, 3, 255, 255, 1])],
    ['of an unknown method', () => Buffer.from([31, 139, 7, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3])],
    ['of zlib without gzip', () => Buffer.from('789c4b04000062006200', 'hex')],
    ['of nothing at all', () => Buffer.alloc(0)],
  ])('F.12 %s is refused', async (_, signed) => {
    const { wire, bytes } = await withSigned(north, east, signed())
    await expectRefused(messaging, wire.contentType, bytes, 'EBMS:0303')
  })

  test('F.12 that is compressed twice is decompressed once', async () => {
    const twice = gzipSync(gzipSync('<application/>'))
    const good = await withSigned(north, east, twice)
    expect((await send(endpoint, good.wire.contentType, good.bytes)).kind).toBe('receipt')
    const row = (await messagesOf(messaging, 'ca-east')).at(-1)
    const db = await messaging.tenants.dbs.get('ca-east')
    const [part]: { sha256: string }[] = await db.query('SELECT sha256 FROM parts WHERE message = $1', [row?.id])
    expect(part?.sha256).toBe(createHash('sha256').update(gzipSync('<application/>')).digest('hex'))
  })
})

describe('the tag of a part', () => {
  const content = randomBytes(3_000_000)
  const head = (type: string, length: number) =>
    `POST /as4 HTTP/1.1\r\nHost: x\r\nContent-Type: ${type}\r\nContent-Length: ${length}\r\nConnection: close\r\n\r\n`

  test('F.14 is awaited before anything of the part can be read', async () => {
    const made = await makeMessage(north, east, { contents: [content] })
    const before = await keptBy(messaging, 'ca-east')
    const socket = connect(Number(new URL(endpoint).port), '127.0.0.1')
    let answer = ''
    socket.on('data', (data) => {
      answer += data.toString('latin1')
    })
    const end = made.wire.framing ? `\r\n--${made.wire.framing.boundary}--`.length : 0
    const tag = made.bytes.subarray(-end - 16, -end)
    socket.write(head(made.wire.contentType, made.bytes.length))
    socket.write(made.bytes.subarray(0, -end - 16))
    let during = before
    while ((during.chunks?.length ?? 0) < (before.chunks?.length ?? 0) + 2) during = await keptBy(messaging, 'ca-east')
    // What is there is sealed under a key that is stored nowhere, and belongs to no message.
    expect({ ...during, chunks: before.chunks, spools: before.spools }).toEqual(before)
    socket.write(Buffer.from(tag.map((byte) => byte ^ 1)))
    socket.write(made.bytes.subarray(-end))
    await once(socket, 'close')
    expect(answer).toContain('EBMS:0102')
    expect(await keptBy(messaging, 'ca-east')).toEqual(before)
  })

  test.each([1, 4, 8, 12, 15])('F.14 without its last %i bytes is refused', async (missing) => {
    const made = await makeMessage(north, east)
    const end = `\r\n--${made.wire.framing?.boundary}--`.length
    const bytes = Buffer.concat([made.bytes.subarray(0, -end - missing), made.bytes.subarray(-end)])
    await expectRefused(messaging, made.wire.contentType, bytes, 'EBMS:0102')
  })
})

test('F.15 for a message that is known already the answers are the same', async () => {
  const made = await makeMessage(north, east)
  await send(endpoint, made.wire.contentType, made.bytes)
  const answers = new Set<string>()
  for (const value of [randomBytes(256), Buffer.from([1]), randomBytes(255)]) {
    const change = (xml: string) =>
      xml.replace(/<xenc:CipherValue>[^<]*/, `<xenc:CipherValue>${value.toString('base64')}`)
    const { detail, status } = await expectRefused(
      messaging,
      made.wire.contentType,
      await withEnvelope(made, change),
      'EBMS:0102',
    )
    answers.add(`${status} ${detail}`)
  }
  const changed = Buffer.from(made.bytes)
  const at = changed.lastIndexOf('Content-ID') + 80
  changed.writeUInt8((changed[at] ?? 0) ^ 1, at)
  const { detail, status } = await expectRefused(messaging, made.wire.contentType, changed, 'EBMS:0102')
  answers.add(`${status} ${detail}`)
  expect([...answers]).toEqual(['200 the message cannot be decrypted'])
})
