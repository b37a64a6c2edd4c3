import { afterAll, beforeEach, expect } from '@jest/globals'
import { receiptFor } from '@sustento/messaging/testing/partner-server'
import { send } from '@sustento/messaging/testing/send'
import { makeMessage } from '@sustento/messaging/testing/wire'
import { assertion } from './support/assertion.ts'
import { delivered, lastOf, messageIn, part, receivedBy, sendFrom } from './support/exchange.ts'
import { openMessage } from './support/open-message.ts'
import { oneWay, startRig } from './support/rig.ts'

const rig = await startRig()
const { east, north, endpoint, partner } = rig
afterAll(() => rig.stop())
beforeEach(() => {
  partner.answering = (exchange) => receiptFor(exchange, north)
  partner.exchanges.length = 0
})

const xml = part('<order><item number="1"/></order>')
const pdf = part(Buffer.alloc(30_000, '%PDF '), 'application/pdf')

assertion(
  'AS4_CP_TA01',
  'M',
  'a message pushed one way is answered by a signed receipt in a 2xx response',
  async () => {
    const { row, evidences } = await sendFrom(rig, 'west', [xml])
    expect(row.state).toBe('delivered')
    expect(evidences.map(({ kind }) => kind)).toEqual(['submitted', 'sent', 'receipt'])
    const { wire, bytes } = await makeMessage(north, east, { message: oneWay })
    expect(await send(endpoint, wire.contentType, bytes)).toMatchObject({ status: 200, kind: 'receipt', signed: true })
  },
)

assertion('AS4_CP_TA03', 'M', 'exactly one From and one To party, each with a role', async () => {
  await sendFrom(rig, 'north', [xml])
  const { soap, message } = await openMessage(lastOf(rig), east, north)
  for (const name of ['From', 'To']) {
    const party = new RegExp(`<eb:${name}>(.*?)</eb:${name}>`, 's').exec(soap)?.[1] ?? ''
    expect(party.match(/<eb:PartyId[ >]/g)).toHaveLength(1)
    expect(party.match(/<eb:Role>[^<]+<\/eb:Role>/g)).toHaveLength(1)
  }
  expect([message.from.id, message.to.id]).toEqual([east.party, north.party])
  const twice = (block: string) => block.replace(/<eb:PartyId.*?<\/eb:PartyId>/, '$&$&')
  const { wire, bytes } = await makeMessage(north, east, { message: oneWay, block: twice })
  expect((await send(endpoint, wire.contentType, bytes)).kind).toBe('EBMS:0009')
})

assertion('AS4_CP_TA04', 'M', 'a compressed payload is accepted, acknowledged and delivered', async () => {
  const content = Buffer.from('<compressed/>')
  const { wire, bytes, message } = await makeMessage(north, east, { message: oneWay, contents: [content] })
  expect((await send(endpoint, wire.contentType, bytes)).kind).toBe('receipt')
  expect((await delivered(rig, 'ca-east', message.messageId)).contents).toEqual([content])
})

assertion('AS4_CP_TA05', 'M', 'a compressed payload is a MIME part of its own, and the Body is empty', async () => {
  await sendFrom(rig, 'north', [xml, pdf])
  const { soap, parts, message } = await openMessage(lastOf(rig), east, north)
  expect(soap).toMatch(/<S12:Body [^>]*><\/S12:Body>/)
  expect(parts.map(({ contentId }) => contentId)).toEqual(message.parts.map(({ contentId }) => contentId))
  for (const { signed } of parts) expect(signed.subarray(0, 2).toString('hex')).toBe('1f8b')
})

assertion('AS4_CP_TA06', 'M', 'the XML payload is the first PartInfo', async () => {
  await sendFrom(rig, 'north', [xml, pdf, pdf])
  const { message } = await openMessage(lastOf(rig), east, north)
  expect(message.parts[0]?.properties).toContainEqual({ name: 'MimeType', value: 'text/xml' })
})

assertion('AS4_CP_TA07', 'M', 'several payloads are all delivered', async () => {
  const { row } = await sendFrom(rig, 'west', [xml, pdf, xml])
  const { contents } = await delivered(rig, 'ca-west', row.messageId)
  expect(contents).toEqual([xml.content, pdf.content, xml.content])
})

assertion('AS4_CP_TA08', 'M', 'a payload by hyperlink is answered by an error at once', async () => {
  const linked = (block: string) => block.replace('href="cid:', `href="${partner.endpoint}/`)
  const { wire, bytes, message } = await makeMessage(north, east, { message: oneWay, block: linked })
  const answer = await send(endpoint, wire.contentType, bytes)
  expect(answer.kind).toBe('EBMS:0011')
  expect(await receivedBy(rig, 'ca-east', message.messageId)).toEqual([])
  expect(partner.exchanges).toEqual([])
})

assertion(
  'AS4_CP_TA11',
  'M',
  'errors go back in the response and nowhere else: SenderErrorsTo is not set',
  async () => {
    const message = { ...oneWay, action: 'ACT_UNKNOWN' }
    const wrong = await makeMessage(north, east, { message })
    const answer = await send(endpoint, wrong.wire.contentType, wrong.bytes)
    expect(answer).toMatchObject({
      status: 200,
      kind: 'EBMS:0001',
      signed: true,
      refToMessageId: wrong.message.messageId,
    })
    expect(partner.exchanges).toEqual([])
  },
)

assertion('AS4_CP_TA20', 'O', 'a type attribute on message properties is accepted', async () => {
  const properties = [{ name: 'originalSender', value: 'urn:example:c1', type: 'urn:example:party' }]
  const { wire, bytes, message } = await makeMessage(north, east, { message: { ...oneWay, properties } })
  expect((await send(endpoint, wire.contentType, bytes)).kind).toBe('receipt')
  expect((await delivered(rig, 'ca-east', message.messageId)).header.properties).toEqual(properties)
})

assertion('AS4_CP_TA21', 'M', 'a message with payloads is a MIME multipart/related message', async () => {
  await sendFrom(rig, 'north', [xml])
  const { contentType, bytes } = lastOf(rig)
  expect(contentType).toMatch(/^multipart\/related; boundary="[^"]+"; type="application\/soap\+xml"$/)
  expect(bytes.toString('latin1')).toMatch(/^--[^\r\n]+\r\nContent-Type: application\/soap\+xml; charset=UTF-8\r\n/)
})

assertion(
  'AS4_CP_TA22',
  'M',
  'a message without payload is a simple SOAP message, and is accepted as one',
  async () => {
    expect((await sendFrom(rig, 'north', [])).row.state).toBe('delivered')
    const { contentType, bytes } = lastOf(rig)
    expect(contentType).toBe('application/soap+xml; charset=UTF-8')
    expect(messageIn(bytes).parts).toEqual([])
    const { row } = await sendFrom(rig, 'west', [])
    expect((await delivered(rig, 'ca-west', row.messageId)).contents).toEqual([])
  },
)

assertion('AS4_CP_TA44', 'O', 'a type attribute on part properties is sent and accepted', async () => {
  const properties = [{ name: 'name', value: 'order', type: 'urn:example:name' }]
  const { row } = await sendFrom(rig, 'west', [{ ...xml, properties }])
  const { header } = await delivered(rig, 'ca-west', row.messageId)
  expect(header.parts[0]?.properties).toEqual(expect.arrayContaining(properties))
})

assertion('AS4_CP_TA45', 'M', 'the order of payloads is kept in PartInfo', async () => {
  const parts = Array.from({ length: 28 }, (_, index) => part(`<part number="${index}"/>`))
  const { row } = await sendFrom(rig, 'west', parts)
  const { contents } = await delivered(rig, 'ca-west', row.messageId)
  expect(contents.map(String)).toEqual(parts.map(({ content }) => String(content)))
})
