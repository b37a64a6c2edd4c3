import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { composeSignal, composeUnsigned } from '@sustento/messaging/as4/compose'
import { writeError, writeReceipt } from '@sustento/messaging/as4/ebms/write-signal'
import { EbmsError } from '@sustento/messaging/as4/ebms-error'
import { signatureDowngrades } from '@sustento/messaging/testing/downgrades'
import { testMessaging } from '@sustento/messaging/testing/messaging'
import {
  type Exchange,
  type PartnerAnswer,
  partnerServer,
  receiptFor,
} from '@sustento/messaging/testing/partner-server'
import { messagesOf } from '@sustento/messaging/testing/state'
import { submit } from '@sustento/messaging/testing/submit'
import { makeMessage } from '@sustento/messaging/testing/wire'
import { sendNext } from '@sustento/messaging/usecases/send/send-next'
import { canary } from './canary.ts'

const messaging = await testMessaging()
const partner = await partnerServer()
const { app, clock, east, west, lines } = messaging
await messaging.setEndpoint('ca-east', partner.endpoint)
const nobody = await canary()
afterAll(async () => {
  nobody.close()
  await partner.close()
  await messaging.close()
})
beforeEach(async () => {
  await messaging.setEndpoint('ca-east', partner.endpoint)
  partner.answering = (exchange) => receiptFor(exchange, west)
  clock.advance(600_000)
  while (await sendNext(app, 'ca-east')) {}
  lines.length = 0
})

/** Sends a message and gives where it stands after this answer. */
async function after(answering: (exchange: Exchange) => PartnerAnswer | Promise<PartnerAnswer>) {
  const id = await submit(messaging)
  partner.answering = answering
  await sendNext(app, 'ca-east')
  return (await messagesOf(messaging, 'ca-east')).find((row) => row.id === id)
}

const info = (exchange: Exchange) => ({
  timestamp: '2026-11-22T10:00:01Z',
  messageId: 'x@west.example',
  refToMessageId: exchange.messageId,
})
const errorFor = async (exchange: Exchange, detail = 'why'): Promise<PartnerAnswer> => ({
  body: await composeSignal((id) => writeError(info(exchange), new EbmsError('EBMS:0103', detail), id), west),
})
const changed = async (answer: Promise<PartnerAnswer>, change: (xml: string) => string) => {
  const { body } = await answer
  const after = change(body.toString())
  if (after === body.toString()) throw new Error('the change changes nothing')
  return { body: after }
}

describe('an answer with another algorithm', () => {
  test.each(Object.keys(signatureDowngrades))('F.16 a receipt with %s proves nothing', async (name) => {
    const row = await after((exchange) => changed(receiptFor(exchange, west), signatureDowngrades[name] ?? String))
    expect(row).toMatchObject({ state: 'sending', failure: 'EBMS:0302' })
  })

  test.each(Object.keys(signatureDowngrades))('F.16 an error with %s stops nothing', async (name) => {
    const row = await after((exchange) => changed(errorFor(exchange), signatureDowngrades[name] ?? String))
    expect(row).toMatchObject({ state: 'sending', failure: 'EBMS:0302' })
  })

  test('F.23 the error that was changed for these, unchanged, does stop', async () => {
    expect(await after((exchange) => errorFor(exchange))).toMatchObject({ state: 'failed', failure: 'EBMS:0103' })
  })
})

const doctype = (dtd: string) => (xml: string) => xml.replace('<S12:Envelope', `${dtd}<S12:Envelope`)

describe('rubbish for an answer', () => {
  test.each<[string, (exchange: Exchange) => PartnerAnswer | Promise<PartnerAnswer>, string]>([
    [
      'F.3 a receipt with an external entity',
      (exchange) => changed(receiptFor(exchange, west), doctype(`<!DOCTYPE a [<!ENTITY e SYSTEM "${nobody.url}/e">]>`)),
      'EBMS:0302',
    ],
    [
      'F.3 a receipt with a DTD',
      (exchange) => changed(receiptFor(exchange, west), doctype(`<!DOCTYPE a SYSTEM "${nobody.url}/a.dtd">`)),
      'EBMS:0302',
    ],
    ['F.22 the message itself, sent back', ({ bytes, contentType }) => ({ body: bytes, contentType }), 'EBMS:0302'],
    [
      'F.22 a message for an answer',
      async () => ({ body: (await makeMessage(west, east)).wire.envelope }),
      'EBMS:0302',
    ],
    [
      'F.22 a receipt in a multipart with something beside it',
      async (exchange) => {
        const { body } = await receiptFor(exchange, west)
        return {
          body: `--b\r\nContent-Type: application/soap+xml\r\n\r\n${body}\r\n--b\r\n\r\nbeside\r\n--b--`,
          contentType: 'multipart/related; boundary=b',
        }
      },
      'EBMS:0302',
    ],
    [
      'F.22 two receipts',
      async (exchange) => {
        const { body } = await receiptFor(exchange, west)
        return { body: `${body}${body}` }
      },
      'EBMS:0302',
    ],
    [
      'F.22 a receipt that is an error as well',
      async (exchange) => ({
        body: await composeSignal((id) => {
          const receipt = writeReceipt(info(exchange), exchange.references, id)
          const error = writeError(info(exchange), new EbmsError('EBMS:0103', 'why'), id)
          return receipt.replace(
            '</eb:SignalMessage>',
            `${/<eb:Error .*<\/eb:Error>/s.exec(error)?.[0]}</eb:SignalMessage>`,
          )
        }, west),
      }),
      'EBMS:0302',
    ],
    [
      'F.22 a wrapped receipt',
      async (exchange) => {
        const good = await receiptFor({ ...exchange, messageId: 'x@y' }, west)
        const block = /<eb:Messaging.*<\/eb:Messaging>/s.exec(good.body.toString())?.[0] ?? ''
        const forged = block.replace('x@y', exchange.messageId).replace(/wsu:Id="[^"]*"/, 'wsu:Id="forged"')
        return { body: good.body.toString().replace(block, `${forged}<x:w xmlns:x="urn:x">${block}</x:w>`) }
      },
      'EBMS:0302',
    ],
    ['F.22 bytes that are no text', () => ({ body: Buffer.from([0xff, 0xfe, 0, 1, 2, 3]) }), 'EBMS:0005'],
    ['F.22 nothing', () => ({ body: '' }), 'EBMS:0005'],
  ])('%s leaves the message unconfirmed', async (_, answering, failure) => {
    expect(await after(answering)).toMatchObject({ state: 'sending', failure })
    expect(nobody.calls()).toBe(0)
  })
})

describe('what a partner writes', () => {
  test('F.26 in the text of an error reaches no log, with whatever characters', async () => {
    for (const detail of [
      '\u009b31mSECRET',
      'SECRET\nSECRET',
      '{"SECRET":"error"}',
      'SECRET'.repeat(900),
      '\u202eSECRET',
    ]) {
      await after((exchange) => errorFor(exchange, detail))
      await after((exchange) => ({
        body: composeUnsigned((id) => writeError(info(exchange), new EbmsError('EBMS:0004', detail), id)),
      }))
    }
    expect(JSON.stringify(lines)).not.toContain('SECRET')
  })

  /** Sends a message to a partner that answers with these bytes, whatever is asked. */
  async function toServerOf(bytes: string): Promise<void> {
    const server = createServer((socket) => {
      socket.on('error', () => undefined)
      socket.once('data', () => socket.end(bytes))
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    await messaging.setEndpoint('ca-east', `http://127.0.0.1:${(server.address() as AddressInfo).port}/as4`)
    await submit(messaging)
    await sendNext(app, 'ca-east')
    server.close()
  }

  test('F.26 instead of HTTP reaches no log', async () => {
    await toServerOf('HTTP/1.1 \u001b[31mSECRET\r\nX: \u001b[32mSECRET\r\n\r\nSECRET')
    expect(lines.map(({ msg }) => msg)).toContain('a partner could not be reached')
    expect(JSON.stringify(lines)).not.toMatch(/SECRET|\\u001b/)
  })

  test('F.24 a redirect is not followed', async () => {
    await toServerOf(`HTTP/1.1 307 x\r\nLocation: ${nobody.url}/\r\nContent-Length: 0\r\n\r\n`)
    expect(nobody.calls()).toBe(0)
  })
})
