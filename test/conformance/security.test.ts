import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeEach, expect } from '@jest/globals'
import { receiptFor } from '@sustento/messaging/testing/partner-server'
import { assertion } from './support/assertion.ts'
import { delivered, lastOf, part, receivedBy, sendFrom } from './support/exchange.ts'
import { openMessage } from './support/open-message.ts'
import { startRig } from './support/rig.ts'
import { type Simulated, sendCompressedLast, sendSigned, sendWithBlock } from './support/simulated-sender.ts'

const rig = await startRig()
const { east, north, partner } = rig
afterAll(() => rig.stop())
beforeEach(() => {
  partner.answering = (exchange) => receiptFor(exchange, north)
})

const xml = part('<order/>')
const pdf = part(Buffer.alloc(3000, '%PDF '), 'application/pdf')
const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('base64')
const all = (text: string, shape: RegExp) => [...text.matchAll(shape)].map(([, found]) => found)

async function sentMessage() {
  await sendFrom(rig, 'north', [xml, pdf])
  return openMessage(lastOf(rig), east, north)
}

async function expectRefused({ answer, messageId }: Simulated, code: string): Promise<void> {
  expect(answer).toMatchObject({ status: 200, kind: code, signed: true })
  expect(await receivedBy(rig, 'ca-east', messageId)).toEqual([])
}

assertion('AS4_CP_TA12', 'M', 'RSA-SHA256 over SHA-256 digests of the header, the Body and every payload', async () => {
  const { soap, parts } = await sentMessage()
  expect(all(soap, /<ds:SignatureMethod Algorithm="([^"]*)"/g)).toEqual([
    'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  ])
  const [signedInfo = ''] = all(soap, /<ds:SignedInfo(.*?)<\/ds:SignedInfo>/gs)
  const digests = new Set(all(signedInfo, /<ds:DigestMethod Algorithm="([^"]*)"/g))
  expect(digests).toEqual(new Set(['http://www.w3.org/2001/04/xmlenc#sha256']))
  const [messaging] = all(soap, /<eb:Messaging [^>]*wsu:Id="([^"]*)"/g)
  const [body] = all(soap, /<S12:Body [^>]*wsu:Id="([^"]*)"/g)
  const payloads = parts.map(({ contentId }) => `cid:${contentId}`)
  expect(all(signedInfo, /<ds:Reference [^>]*URI="([^"]*)"/g)).toEqual([`#${messaging}`, `#${body}`, ...payloads])
})

assertion('AS4_CP_TA13', 'M', 'AES-128-GCM, its key for the certificate of the receiver', async () => {
  const { soap, parts, message } = await sentMessage()
  const data = all(soap, /(<xenc:EncryptedData .*?<\/xenc:EncryptedData>)/gs)
  expect(data).toHaveLength(message.parts.length)
  for (const one of data) {
    expect(all(one ?? '', /<xenc:EncryptionMethod Algorithm="([^"]*)"/g)).toEqual([
      'http://www.w3.org/2009/xmlenc11#aes128-gcm',
    ])
  }
  const [key = ''] = all(soap, /(<xenc:EncryptedKey .*?<\/xenc:EncryptedKey>)/gs)
  const [token = ''] = all(key, /<wsse:Reference URI="#([^"]*)"/g)
  const named = new RegExp(`<wsse:BinarySecurityToken [^>]*wsu:Id="${token}"[^>]*>([^<]*)<`, 'g')
  expect(all(soap, named)).toEqual([north.certificate.toString('base64')])
  // Opened with the key of that certificate.
  expect(parts.map(({ signed }) => signed.subarray(0, 2).toString('hex'))).toEqual(['1f8b', '1f8b'])
})

assertion('AS4_CP_TA34', 'M', 'a payload that was compressed and then signed is accepted', async () => {
  const content = Buffer.from('<order/>')
  const { answer, messageId } = await sendSigned(rig, gzipSync(content, { level: 9 }))
  expect(answer.kind).toBe('receipt')
  expect((await delivered(rig, 'ca-east', messageId)).contents).toEqual([content])
})

assertion('AS4_CP_TA35', 'M', 'a payload that was signed and then compressed is refused', async () => {
  const content = Buffer.from('<order/>')
  await expectRefused(await sendSigned(rig, gzipSync(content), sha256(content)), 'EBMS:0101')
})

assertion('AS4_CP_TA36', 'M', 'a payload that was compressed and then encrypted is accepted', async () => {
  const content = Buffer.alloc(100_000, '<order/>')
  const { answer, messageId } = await sendSigned(rig, gzipSync(content))
  expect(answer.kind).toBe('receipt')
  expect((await delivered(rig, 'ca-east', messageId)).contents).toEqual([content])
})

assertion('AS4_CP_TA37', 'M', 'a payload that was encrypted and then compressed is refused', async () => {
  await expectRefused(await sendCompressedLast(rig), 'EBMS:0102')
})

assertion(
  'AS4_CP_TA38',
  'M',
  'a payload that was compressed, signed and encrypted is accepted and delivered',
  async () => {
    const { row } = await sendFrom(rig, 'west', [xml, pdf])
    expect((await delivered(rig, 'ca-west', row.messageId)).contents).toEqual([xml.content, pdf.content])
    expect((await sendWithBlock(rig, (block) => block)).answer.kind).toBe('receipt')
  },
)
