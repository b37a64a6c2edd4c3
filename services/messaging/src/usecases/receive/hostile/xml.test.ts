import { createServer } from 'node:net'
import { afterAll, describe, expect, test } from '@jest/globals'
import { expectRefused } from '../../../testing/hostile.ts'
import { testMessaging } from '../../../testing/messaging.ts'
import { send } from '../../../testing/send.ts'
import { type Deviation, makeMessage, withEnvelope } from '../../../testing/wire.ts'

const messaging = await testMessaging()
const { east, north, endpoint, lines } = messaging
let calls = 0
const canary = createServer((socket) => {
  calls++
  socket.destroy()
}).listen(0, '127.0.0.1')
afterAll(async () => {
  canary.close()
  await messaging.close()
})

const made = await makeMessage(north, east)
const type = made.wire.contentType
const port = () => (canary.address() as { port: number }).port
const doctype = (dtd: string) => (xml: string) => xml.replace('<S12:Envelope', `${dtd}<S12:Envelope`)
const bombs = Array.from({ length: 12 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`).join('')

const soapRole = 'http://www.w3.org/2003/05/soap-envelope/role/'
const withBlock = (block: string) => (xml: string) => xml.replace('<S12:Header>', `<S12:Header>${block}`)

const documents: Record<string, () => (xml: string) => string> = {
  'F.3 an external DTD': () => doctype(`<!DOCTYPE a SYSTEM "http://127.0.0.1:${port()}/a.dtd">`),
  'F.3 an external entity': () => doctype(`<!DOCTYPE a [<!ENTITY e SYSTEM "http://127.0.0.1:${port()}/e">]>`),
  'F.3 a file as entity': () => doctype('<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]>'),
  'F.3 a parameter entity': () => doctype(`<!DOCTYPE a [<!ENTITY % e SYSTEM "http://127.0.0.1:${port()}/e"> %e;]>`),
  'F.3 a billion laughs': () => doctype(`<!DOCTYPE a [<!ENTITY e0 "ha">${bombs}]>`),
  'F.3 an empty DTD': () => doctype('<!DOCTYPE a>'),
  'F.24 a schema location': () => (xml) =>
    xml.replace(
      '<S12:Envelope',
      `<S12:Envelope xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:x http://127.0.0.1:${port()}/x.xsd" a:b=""`,
    ),
  'F.24 a stylesheet': () => doctype(`<?xml-stylesheet href="http://127.0.0.1:${port()}/x.xsl"?>`),
  'F.6 a comment': () => (xml) => xml.replace('<S12:Header>', '<S12:Header><!-- -->'),
  'F.6 a comment in a party id': () => (xml) => xml.replace('>north.example<', '>north<!-- -->.example<'),
  'F.4 nesting without end': () => (xml) =>
    xml.replace('<S12:Header>', `<S12:Header>${'<a>'.repeat(300)}${'</a>'.repeat(300)}`),
  'F.4 many elements': () => (xml) => xml.replace('<S12:Header>', `<S12:Header>${'<a/>'.repeat(50_000)}`),
  'F.4 a hundred thousand attributes': () => (xml) =>
    xml.replace('<S12:Header', `<S12:Header ${Array.from({ length: 100_000 }, (_, i) => `a${i}=""`).join(' ')}`),
  'F.4 many namespaces': () => (xml) =>
    xml.replace(
      '<S12:Header',
      `<S12:Header ${Array.from({ length: 1000 }, (_, i) => `xmlns:n${i}="urn:${i}"`).join(' ')}`,
    ),
  'F.4 a relative namespace': () => (xml) => xml.replace('<S12:Header>', '<S12:Header xmlns:a="../relative">'),
  'F.6 an attribute twice': () => (xml) => xml.replace('<S12:Header>', '<S12:Header a="1" a="2">'),
  'F.1 an id twice': () => (xml) =>
    xml.replace('<S12:Header>', `<S12:Header id="${/wsu:Id="(MSG-[^"]*)"/.exec(xml)?.[1]}">`),
  'F.6 two roots': () => (xml) => `${xml}<a/>`,
  'F.6 an undeclared prefix': () => (xml) => xml.replace('<S12:Header>', '<S12:Header><nobody:a/>'),
  'F.6 another encoding declared': () => (xml) => xml.replace('encoding="UTF-8"', 'encoding="UTF-7"'),
  'F.6 UTF-16 declared': () => (xml) => xml.replace('encoding="UTF-8"', 'encoding="UTF-16"'),
  'F.6 a null character': () => (xml) => xml.replace('<S12:Header>', '<S12:Header>\0'),
  'F.26 a control character by reference': () => (xml) => xml.replace('>north.example<', '>north&#x1b;.example<'),
  'F.6 a header block that must be understood': () => withBlock('<x:b xmlns:x="urn:x" S12:mustUnderstand="true"/>'),
  'F.6 the same with a digit': () => withBlock('<x:b xmlns:x="urn:x" S12:mustUnderstand="1"/>'),
  'F.6 the same for the next one': () =>
    withBlock(`<x:b xmlns:x="urn:x" S12:mustUnderstand=" true " S12:role="${soapRole}next"/>`),
  'F.6 the same for the last one': () =>
    withBlock(`<x:b xmlns:x="urn:x" S12:mustUnderstand="true" S12:role="${soapRole}ultimateReceiver"/>`),
  'F.6 a header block that must perhaps be understood': () =>
    withBlock('<x:b xmlns:x="urn:x" S12:mustUnderstand="yes"/>'),
  'F.6 a header block of no namespace': () => withBlock('<b/>'),
  'F.6 a header block of SOAP that does not exist': () => withBlock('<S12:Upgrade/>'),
  'F.6 a header block of ebMS that does not exist': () =>
    withBlock('<eb:Extra xmlns:eb="http://docs.oasis-open.org/ebxml-msg/ebms/v3.0/ns/core/200704/"/>'),
  'F.1 a second eb:Messaging for nobody': () =>
    withBlock(
      `<eb:Messaging xmlns:eb="http://docs.oasis-open.org/ebxml-msg/ebms/v3.0/ns/core/200704/" S12:role="${soapRole}none"/>`,
    ),
  'F.6 text between header blocks': () => (xml) => xml.replace('<S12:Header>', '<S12:Header>text'),
  'F.1 something in the body': () => (xml) => xml.replace('</S12:Body>', '<a/></S12:Body>'),
  'F.6 SOAP 1.1': () => (xml) =>
    xml.replaceAll('http://www.w3.org/2003/05/soap-envelope', 'http://schemas.xmlsoap.org/soap/envelope/'),
  'F.6 no XML at all': () => () => 'not XML',
  'F.6 an HTML page': () => () => '<html><body>hello</body></html>',
  'F.4 more than a SOAP part may have': () => (xml) =>
    xml.replace('<S12:Header>', `<S12:Header>${' '.repeat(1 << 20)}`),
}

describe('a SOAP part', () => {
  test.each(Object.keys(documents))('%s is refused before anything is fetched', async (name) => {
    const change = documents[name]?.() ?? String
    await expectRefused(messaging, type, await withEnvelope(made, change), 'EBMS:0009')
    expect(calls).toBe(0)
  })

  test('F.6 UTF-16 is refused', async () => {
    const bytes = Buffer.from(made.wire.envelope.toString(), 'utf16le')
    await expectRefused(messaging, 'application/soap+xml', bytes, 'EBMS:0009')
    await expectRefused(
      messaging,
      'application/soap+xml',
      Buffer.concat([Buffer.from([0xff, 0xfe]), bytes]),
      'EBMS:0009',
    )
    await expectRefused(messaging, 'application/soap+xml; charset=iso-8859-1', made.wire.envelope, 'EBMS:0009')
  })

  test('F.6 a byte order mark is read over', async () => {
    const good = await makeMessage(north, east)
    const bytes = await withEnvelope(good, (xml) => `\ufeff${xml}`)
    expect((await send(endpoint, good.wire.contentType, bytes)).kind).toBe('receipt')
  })
})

const withCharset = (value: string): Deviation => ({
  block: (xml) =>
    xml.replace('<eb:PartProperties>', `<eb:PartProperties><eb:Property name="CharacterSet">${value}</eb:Property>`),
})

/** A property of the message, besides those of another deviation. */
const property = (name: string, value: string, more: Deviation = {}): Deviation => ({
  message: { properties: [{ name, value }, ...(more.message?.properties ?? [])] },
})

/** Signed by the partner and not what a header may be. */
const headers: Record<string, [Deviation, string]> = {
  'F.28 an original sender for whom another partner speaks': [property('originalSender', 'west.example'), 'EBMS:0010'],
  'F.28 the same with a capital letter': [property('OriginalSender', 'west.example'), 'EBMS:0010'],
  'F.28 a right original sender and a wrong one': [
    property('originalSender', 'north.example', property('ORIGINALSENDER', 'west.example')),
    'EBMS:0010',
  ],
  'F.28 a final recipient that is the other tenant': [property('finalRecipient', 'west.example'), 'EBMS:0010'],
  'F.26 a line feed in the message id': [{ message: { messageId: 'a\n@north.example' } }, 'EBMS:0009'],
  'F.26 ANSI codes in the message id': [{ message: { messageId: 'a\u009b31m@north.example' } }, 'EBMS:0009'],
  'F.26 a message id without @': [{ message: { messageId: 'north' } }, 'EBMS:0009'],
  'F.26 a message id with two @': [{ message: { messageId: 'a@b@north.example' } }, 'EBMS:0009'],
  'F.26 an endless message id': [{ message: { messageId: `${'a'.repeat(300)}@north.example` } }, 'EBMS:0009'],
  'F.26 a tabulator in the conversation': [{ message: { conversationId: 'a\tb' } }, 'EBMS:0009'],
  'F.28 an empty conversation, where messages become part of cases': [{ message: { conversationId: '' } }, 'EBMS:0010'],
  'F.26 a conversation of a blank': [{ message: { conversationId: ' ' } }, 'EBMS:0009'],
  'F.26 a wrong timestamp': [{ message: { timestamp: 'yesterday' } }, 'EBMS:0009'],
  'F.26 an instant that does not exist': [{ message: { timestamp: '2026-13-41T10:00:00Z' } }, 'EBMS:0009'],
  'F.28 an unknown From party': [{ message: { from: { id: 'south.example', type: 'x', role: 'r' } } }, 'EBMS:0001'],
  'F.28 a From party of another type': [
    { message: { from: { id: 'north.example', type: 'x', role: 'r' } } },
    'EBMS:0001',
  ],
  'F.28 an unknown To party': [{ message: { to: { id: 'south.example', type: 'x', role: 'r' } } }, 'EBMS:0001'],
  'F.28 an unknown service': [{ message: { service: { value: 'other', type: '' } } }, 'EBMS:0001'],
  'F.28 a service of another type': [
    { message: { service: { value: 'urn:sustento:services:maintenance', type: 'x' } } },
    'EBMS:0001',
  ],
  'F.26 an unknown action': [{ message: { action: '../../etc' } }, 'EBMS:0001'],
  'F.18 no part': [{ contents: [], message: { parts: [] } }, 'EBMS:0010'],
  'F.28 two From parties': [{ block: (xml) => xml.replace(/<eb:PartyId.*?<\/eb:PartyId>/, '$&$&') }, 'EBMS:0009'],
  'F.28 no party': [{ block: (xml) => xml.replace(/<eb:PartyId.*?<\/eb:PartyId>/, '') }, 'EBMS:0009'],
  'F.28 another channel': [
    { block: (xml) => xml.replace('<eb:UserMessage>', '<eb:UserMessage mpc="urn:x">') },
    'EBMS:0001',
  ],
  'F.6 an element of its own': [
    { block: (xml) => xml.replace('<eb:CollaborationInfo>', '<eb:Extra/><eb:CollaborationInfo>') },
    'EBMS:0009',
  ],
  'F.6 a property twice': [
    { block: (xml) => xml.replace(/<eb:Property name="kind".*?<\/eb:Property>/, '$&$&') },
    'EBMS:0003',
  ],
  'F.24 a part by hyperlink': [{ block: (xml) => xml.replace('href="cid:', 'href="http://127.0.0.1:9/') }, 'EBMS:0011'],
  'F.24 a part in a file': [{ block: (xml) => xml.replace('href="cid:', 'href="file:///') }, 'EBMS:0011'],
  'F.7 a part without place': [{ block: (xml) => xml.replace(/ href="[^"]*"/, '') }, 'EBMS:0008'],
  'F.12 an unknown compression': [
    { block: (xml) => xml.replace('>application/gzip<', '>application/zip<') },
    'EBMS:0303',
  ],
  'F.26 fractions of a second without end': [
    { message: { timestamp: `2026-11-22T10:00:00.${'1'.repeat(41)}Z` } },
    'EBMS:0009',
  ],
  'F.26 a time zone that does not exist': [{ message: { timestamp: '2026-11-22T10:00:00+99:00' } }, 'EBMS:0009'],
  'F.6 a day that does not exist': [
    { block: (xml) => xml.replace(/(<eb:Timestamp>)[^<]*/, '$12026-02-30T10:00:00Z') },
    'EBMS:0009',
  ],
  'F.26 a character set that does not exist': [withCharset('utf 8'), 'EBMS:0003'],
  'F.6 another character set than its content has': [withCharset('UTF-16'), 'EBMS:0003'],
  'F.12 a compressed part without media type': [
    { block: (xml) => xml.replace(/<eb:Property name="MimeType".*?<\/eb:Property>/, '') },
    'EBMS:0303',
  ],
}

describe('a header of the partner', () => {
  test.each(Object.entries(headers))(
    '%s is refused, and nothing of it reaches the log',
    async (_, [deviation, code]) => {
      const { wire, bytes } = await makeMessage(north, east, deviation)
      lines.length = 0
      await expectRefused(messaging, wire.contentType, bytes, code)
      expect(JSON.stringify(lines)).not.toMatch(/\\u009b|\\n|\.\.\/|yesterday|south/)
      expect(lines).toMatchObject([{ msg: 'a message was refused', code }])
    },
  )

  test('F.28 the agreed authorities are accepted, and those that the files name besides', async () => {
    const agreed = property(
      'originalSender',
      'north.example',
      property('finalRecipient', 'east.example', property('constructor', 'x')),
    )
    const { wire, bytes } = await makeMessage(north, east, agreed)
    expect((await send(endpoint, wire.contentType, bytes)).kind).toBe('receipt')
    const [partner] = messaging.app.points.get('ca-east').partners.filter(({ party }) => party === north.party)
    if (partner !== undefined) partner.originalSenders = ['authority of the north']
    const other = await makeMessage(north, east, property('originalSender', 'authority of the north'))
    expect((await send(endpoint, other.wire.contentType, other.bytes)).kind).toBe('receipt')
  })
})
