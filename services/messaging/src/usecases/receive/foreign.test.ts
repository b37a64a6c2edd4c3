import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, test } from '@jest/globals'
import { writeUserMessage } from '../../as4/ebms/write-user-message.ts'
import { partBlock, soapType } from '../../as4/mime/writer.ts'
import { ping } from '../../as4/names.ts'
import { wireBytes } from '../../as4/wire.ts'
import { whole } from '../../testing/chunks.ts'
import { addressing, type Foreign, foreignEnvelope, securityTimestamp } from '../../testing/foreign-envelope.ts'
import { expectRefused } from '../../testing/hostile.ts'
import { testMessaging } from '../../testing/messaging.ts'
import { send } from '../../testing/send.ts'
import { messagesOf } from '../../testing/state.ts'
import { type Deviation, makeMessage, withEnvelope } from '../../testing/wire.ts'
import { wireOf } from '../send/wire-of.ts'

const messaging = await testMessaging()
const { app, east, west, north, endpoint } = messaging
afterAll(() => messaging.close())

const kindOf = async (contentType: string, bytes: Uint8Array) => (await send(endpoint, contentType, bytes)).kind

describe('a message as the standards allow it to be packed', () => {
  test('with white space around its parts is taken, and kept as it came', async () => {
    const { wire, message } = await makeMessage(north, east, { contents: [Buffer.from('<a/>'), Buffer.from('<b/>')] })
    const framing = {
      boundary: wire.framing?.boundary ?? '',
      preamble: ' \r\n\r\n',
      epilogue: '\t\r\n \r\n',
      padding: { 0: ' ', 2: '\t \t' },
    }
    const bytes = await whole(wireBytes({ ...wire, framing }))
    expect(await kindOf(wire.contentType, bytes)).toBe('receipt')
    const row = (await messagesOf(messaging, 'ca-east')).find(({ messageId }) => messageId === message.messageId)
    expect(await whole(wireBytes(await wireOf(app, 'ca-east', row?.id ?? '')))).toEqual(bytes)
  })

  test.each<[string, Deviation]>([
    ['percent signs in its content ids', { message: { parts: [{ contentId: 'a%b%41@x', properties: [] }] } }],
    ['a content id spelt otherwise in its header', { block: (xml) => xml.replace('cid:part-1', 'cid:%70art%2D1') }],
    ['fractions of any length', { message: { timestamp: '2026-11-22T10:00:00.12345678901234567890+01:00' } }],
    ['a timestamp in UTC that does not say so', { message: { timestamp: '2026-11-22T10:00:00.123' } }],
  ])('with %s is taken', async (_, deviation) => {
    const { wire, bytes } = await makeMessage(north, east, { ...deviation, inClear: { 0: 'image/png' } })
    expect(await kindOf(wire.contentType, bytes)).toBe('receipt')
  })

  test('with a content id that looks like the spelling of another one is refused', async () => {
    const made = await makeMessage(north, east)
    const [part] = made.wire.parts
    if (part === undefined) throw new Error('no part')
    const block = partBlock('part%2D1@north.example')
    const bytes = await whole(wireBytes({ ...made.wire, parts: [{ ...part, block }] }))
    await expectRefused(messaging, made.wire.contentType, bytes, 'EBMS:0007')
  })

  test('with an empty conversation is taken where messages do not become part of cases', async () => {
    const point = app.points.get('ca-east')
    const made = await makeMessage(north, east, { message: { conversationId: '' } })
    point.forCases = false
    expect(await kindOf(made.wire.contentType, made.bytes)).toBe('receipt')
    point.forCases = true
    expect((await messagesOf(messaging, 'ca-east')).at(-1)).toMatchObject({ conversationId: '' })
  })

  test('with a header block that nobody here has to understand is taken', async () => {
    for (const attributes of [
      '',
      ' S12:mustUnderstand="0"',
      ' S12:mustUnderstand="false" S12:role="http://www.w3.org/2003/05/soap-envelope/role/next"',
      ' S12:mustUnderstand="true" S12:role="http://www.w3.org/2003/05/soap-envelope/role/none"',
      ' S12:mustUnderstand="1" S12:role="urn:somebody:else"',
    ]) {
      const made = await makeMessage(north, east)
      const add = (xml: string) => xml.replace('<S12:Header>', `<S12:Header>${addressing(attributes)}`)
      expect(await kindOf(made.wire.contentType, await withEnvelope(made, add))).toBe('receipt')
    }
  })
})

const timestamp = '2026-11-22T10:00:00Z'

/** A test message from one access point to another, with what another product adds to it. */
async function foreignPing(foreign: Foreign, to = east): Promise<Buffer> {
  const { message } = await makeMessage(north, to, {
    contents: [],
    message: { ...ping, timestamp, messageId: `${randomUUID()}@north.example` },
  })
  return foreignEnvelope((id) => writeUserMessage(message, id), north, foreign)
}

const signedBlock = addressing(' wsu:Id="ACTION-1"')

describe('what a signature covers beside the message', () => {
  test.each<[string, Foreign]>([
    ['a header block', { blocks: [signedBlock] }],
    [
      'a header block and a timestamp',
      {
        blocks: [signedBlock],
        tokens: [securityTimestamp('2026-11-22T10:00:00Z', '2026-11-22T10:05:00Z')],
      },
    ],
    [
      'a timestamp that ended when our clock may not have',
      {
        tokens: [securityTimestamp('2026-11-22T09:00:00.1234567890Z', '2026-11-22T09:56:00.1234567890')],
      },
    ],
    [
      'nothing: a timestamp that ended long ago is not signed',
      {
        tokens: [securityTimestamp('2020-01-01T00:00:00Z', '2020-01-01T00:05:00Z')],
        isSigned: false,
      },
    ],
    [
      'nothing: a timestamp that cannot be read is not signed',
      {
        tokens: [securityTimestamp('yesterday', 'tomorrow')],
        isSigned: false,
      },
    ],
  ])('%s', async (_, foreign) => {
    for (const to of [east, west]) expect(await kindOf(soapType, await foreignPing(foreign, to))).toBe('receipt')
  })

  test.each<[string, Foreign, (xml: string) => string, string]>([
    [
      'F.21 a signed timestamp that has ended',
      {
        tokens: [securityTimestamp('2026-11-22T09:00:00Z', '2026-11-22T09:54:00Z')],
      },
      String,
      'EBMS:0101',
    ],
    [
      'F.21 a signed timestamp that cannot be read',
      {
        tokens: [securityTimestamp('2026-11-22T10:00:00Z', 'tomorrow')],
      },
      String,
      'EBMS:0103',
    ],
    [
      'F.21 a signed timestamp that was changed',
      {
        tokens: [securityTimestamp('2026-11-22T09:00:00Z', '2026-11-22T09:54:00Z')],
      },
      (xml) => xml.replace('09:54', '12:54'),
      'EBMS:0101',
    ],
    [
      'F.21 a signed timestamp that is gone',
      {
        tokens: [securityTimestamp('2026-11-22T09:00:00Z', '2026-11-22T09:54:00Z')],
      },
      (xml) => xml.replace(/<wsu:Timestamp.*<\/wsu:Timestamp>/, ''),
      'EBMS:0103',
    ],
    [
      'F.2 two timestamps',
      {
        tokens: ['TS-1', 'TS-2'].map((id) => securityTimestamp('2026-11-22T10:00:00Z', '2026-11-22T10:05:00Z', id)),
      },
      String,
      'EBMS:0103',
    ],
    [
      'F.1 a signed header block that was changed',
      { blocks: [signedBlock] },
      (xml) => xml.replace('urn:x<', 'urn:y<'),
      'EBMS:0101',
    ],
    [
      'F.1 a signed header block that was moved below another one',
      { blocks: [signedBlock] },
      (xml) => xml.replace(/<wsa:Action.*<\/wsa:Action>/, '<x:w xmlns:x="urn:x">$&</x:w>'),
      'EBMS:0103',
    ],
    [
      'F.6 a signed header block that must be understood',
      {
        blocks: [addressing(' wsu:Id="ACTION-1" S12:mustUnderstand="1"')],
      },
      String,
      'EBMS:0009',
    ],
  ])('%s is refused', async (_, foreign, change, code) => {
    const bytes = await foreignPing(foreign)
    await expectRefused(messaging, soapType, Buffer.from(change(bytes.toString())), code)
  })

  test('F.1 a body with content is refused, though the partner signed it', async () => {
    await expectRefused(messaging, soapType, await foreignPing({ body: '<a/>' }), 'EBMS:0009')
  })
})
