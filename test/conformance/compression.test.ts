import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeEach, expect } from '@jest/globals'
import { propertyOf } from '@sustento/messaging/as4/ebms/user-message'
import { receiptFor } from '@sustento/messaging/testing/partner-server'
import { MessageRefused } from '@sustento/platform/gen/sustento/messaging/v1/messaging_events'
import { assertion } from './support/assertion.ts'
import { delivered, factsOf, lastOf, part, receivedBy, sendFrom } from './support/exchange.ts'
import { openMessage } from './support/open-message.ts'
import { startRig } from './support/rig.ts'
import { sendSigned, sendWithBlock } from './support/simulated-sender.ts'

const rig = await startRig()
const { east, north, partner } = rig
afterAll(() => rig.stop())
beforeEach(() => {
  partner.answering = (exchange) => receiptFor(exchange, north)
})

const xml = part('<?xml version="1.0"?><order/>')
const text = part('one\ntwo\r\n', 'text/plain')

/** The parts of a message to the partner, with what their PartInfo says. */
async function sentParts(...parts: Parameters<typeof sendFrom>[2]) {
  await sendFrom(rig, 'north', parts)
  const opened = await openMessage(lastOf(rig), east, north)
  return opened.message.parts.map(({ properties }, index) => {
    const property = (name: string) => propertyOf(properties, name)
    return { property, signed: opened.parts[index]?.signed ?? Buffer.alloc(0) }
  })
}

const withCharset = (value: string) => (block: string) =>
  block.replace('<eb:PartProperties>', `<eb:PartProperties><eb:Property name="CharacterSet">${value}</eb:Property>`)

async function expectNothingDelivered(messageId: string): Promise<void> {
  expect(await receivedBy(rig, 'ca-east', messageId)).toEqual([])
}

assertion('AS4_CP_TA23', 'M', 'a compressed payload is compressed by GZIP', async () => {
  const [sent] = await sentParts(xml)
  expect(gunzipSync(sent?.signed ?? '').equals(xml.content)).toBe(true)
})

assertion('AS4_CP_TA24', 'M', 'CompressionType of a compressed payload is application/gzip', async () => {
  for (const { property } of await sentParts(xml, text)) expect(property('CompressionType')).toBe('application/gzip')
})

assertion('AS4_CP_TA25', 'M', 'MimeType of a compressed payload is that of its content', async () => {
  const types = (await sentParts(xml, text)).map(({ property }) => property('MimeType'))
  expect(types).toEqual(['text/xml', 'text/plain'])
})

assertion('AS4_CP_TA26', 'P', 'a compressed payload without MimeType is answered by an error', async () => {
  const { answer, messageId } = await sendWithBlock(rig, (block) =>
    block.replace(/<eb:Property name="MimeType">.*?<\/eb:Property>/, ''),
  )
  expect(answer).toMatchObject({ status: 200, kind: 'EBMS:0303', signed: true })
  await expectNothingDelivered(messageId)
})

assertion('AS4_CP_TA27', 'P', 'CharacterSet of an XML payload in UTF-16 is UTF-16', async () => {
  const content = Buffer.from('\ufeff<?xml version="1.0" encoding="UTF-16"?><order/>', 'utf16le')
  const [sent] = await sentParts({ ...xml, content })
  expect(sent?.property('CharacterSet')).toBe('UTF-16')
  expect(gunzipSync(sent?.signed ?? '').equals(content)).toBe(true)
})

assertion('AS4_CP_TA28', 'P', 'CharacterSet of an XML payload in UTF-8 is UTF-8', async () => {
  const [sent, other] = await sentParts(xml, text)
  expect(sent?.property('CharacterSet')).toBe('UTF-8')
  expect(other?.property('CharacterSet')).toBeUndefined()
  expect((await sendWithBlock(rig, withCharset('utf-8'))).answer.kind).toBe('receipt')
})

assertion('AS4_CP_TA29', 'P', 'a wrong CharacterSet is answered by an error', async () => {
  for (const wrong of ['-utf8-', '8bit', 'no-such-set', 'UTF-16']) {
    const { answer, messageId } = await sendWithBlock(rig, withCharset(wrong))
    expect(answer).toMatchObject({ status: 200, kind: 'EBMS:0003', signed: true })
    await expectNothingDelivered(messageId)
  }
})

const damaged = gzipSync('<order/>').fill(0, 12)

assertion('AS4_CP_TA30', 'M', 'a payload that cannot be decompressed is answered by EBMS:0303 at once', async () => {
  const { answer, messageId } = await sendSigned(rig, damaged)
  expect(answer).toMatchObject({ status: 200, kind: 'EBMS:0303', signed: true, refToMessageId: messageId })
  await expectNothingDelivered(messageId)
})

assertion('AS4_CP_TA31', 'P', 'the consumer is told of the error as well', async () => {
  const { messageId } = await sendSigned(rig, damaged)
  const told = (await factsOf(rig, 'ca-east', 'MessageRefused')).map((data) => MessageRefused.decode(data))
  expect(told).toContainEqual({ partner: 'tenants/ca-east/partners/north', messageId, code: 'EBMS:0303' })
})

assertion('AS4_CP_TA32', 'M', 'a compressed payload is delivered decompressed', async () => {
  const { row } = await sendFrom(rig, 'west', [xml])
  expect((await delivered(rig, 'ca-west', row.messageId)).contents).toEqual([xml.content])
})

assertion(
  'AS4_CP_TA33',
  'M',
  'several compressed payloads are delivered decompressed, and one beside them as it is',
  async () => {
    const parts = [xml, text, part(Buffer.alloc(5000, 'PK'), 'application/zip', { compress: false })]
    const { row } = await sendFrom(rig, 'west', parts)
    const { contents } = await delivered(rig, 'ca-west', row.messageId)
    expect(contents).toEqual(parts.map(({ content }) => content))
  },
)
