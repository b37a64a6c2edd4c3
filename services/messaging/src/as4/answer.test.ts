import { describe, expect, test } from '@jest/globals'
import { addressing, type Foreign, foreignEnvelope, securityTimestamp } from '../testing/foreign-envelope.ts'
import { testAccessPoints } from '../testing/identities.ts'
import { makeMessage } from '../testing/wire.ts'
import { readAnswer } from './answer.ts'
import { composeSignal, composeUnsigned } from './compose.ts'
import { writeError, writeReceipt } from './ebms/write-signal.ts'
import { messaging } from './ebms/write-user-message.ts'
import { EbmsError } from './ebms-error.ts'
import { readEnvelope } from './envelope.ts'
import { ns } from './names.ts'

const at = new Date('2026-11-22T10:00:00Z')
const soap = 'application/soap+xml; charset=UTF-8'
const { east, west, north } = await testAccessPoints(['east', 'west', 'north'])
const sent = await makeMessage(east, west, { contents: [Buffer.from('a'), Buffer.from('b')] })
const other = await makeMessage(east, west)
const expected = { messageId: sent.message.messageId, digests: sent.digests, partner: west }
const info = { timestamp: '2026-11-22T10:00:01Z', messageId: 'r@west.example', refToMessageId: sent.message.messageId }

const referencesOf = (envelope: Buffer) => readEnvelope(envelope).security.signature?.copies ?? []
const references = referencesOf(sent.wire.envelope)
const receipt =
  (list = references, about = info) =>
  (id: string) =>
    writeReceipt(about, list, id)
const judge = (body: Uint8Array, type = soap) => readAnswer(type, body, expected, at)
const fault =
  '<S12:Fault><S12:Code><S12:Value>S12:Receiver</S12:Value></S12:Code><S12:Reason><S12:Text xml:lang="en">later</S12:Text></S12:Reason></S12:Fault>'
const failure = new EbmsError('EBMS:0202', 'not now')

describe('an answer', () => {
  test('that is the receipt of the partner counts', async () => {
    expect(await judge(await composeSignal(receipt(), west))).toEqual({ kind: 'receipt', signer: west.x509 })
  })

  test('that is a receipt with an element of another product counts', async () => {
    const foreign = (id: string) =>
      receipt()(id).replace('</eb:Receipt>', '<phase4 xmlns="urn:fdc:com.helger.phase4:ns:info"/></eb:Receipt>')
    expect(await judge(await composeSignal(foreign, west))).toMatchObject({ kind: 'receipt' })
  })

  test.each<[string, () => Promise<Buffer> | Buffer]>([
    ['is not signed', () => composeUnsigned(receipt())],
    ['is signed by another partner', () => composeSignal(receipt(), north)],
    ['is signed by ourselves', () => composeSignal(receipt(), east)],
    ['lacks a digest', () => composeSignal(receipt(references.slice(1)), west)],
    ['has a digest twice', () => composeSignal(receipt([...references.slice(1), references.at(-1) ?? '']), west)],
    [
      'has a digest more',
      () => composeSignal(receipt([...references, referencesOf(other.wire.envelope)[0] ?? '']), west),
    ],
    ['has the digests of another message', () => composeSignal(receipt(referencesOf(other.wire.envelope)), west)],
    ['has no digest', () => composeSignal(receipt([]), west)],
    ['is about another message', () => composeSignal(receipt(references, { ...info, refToMessageId: 'x@y' }), west)],
    ['is about no message', () => composeSignal(receipt(references, { ...info, refToMessageId: '' }), west)],
    [
      'has another digest algorithm',
      () => composeSignal(receipt(references.map((one) => one.replace('xmlenc#sha256', 'xmldsig-more#sha384'))), west),
    ],
    [
      'was changed after signing',
      async () => Buffer.from((await composeSignal(receipt(), west)).toString().replace('10:00:01', '10:00:02')),
    ],
    ['is our own message', () => sent.wire.envelope],
    [
      'has neither receipt nor error',
      () =>
        composeSignal(
          (id) =>
            messaging(
              id,
              '<eb:SignalMessage><eb:MessageInfo><eb:Timestamp>2026-11-22T10:00:01Z</eb:Timestamp><eb:MessageId>a@b</eb:MessageId></eb:MessageInfo></eb:SignalMessage>',
            ),
          west,
        ),
    ],
    ['has a DTD', async () => Buffer.concat([Buffer.from('<!DOCTYPE a>'), await composeSignal(receipt(), west)])],
    ['breaks off', async () => (await composeSignal(receipt(), west)).subarray(0, -1)],
  ])('that %s proves nothing', async (_, make) => {
    expect(await judge(await make())).toEqual({ kind: 'invalid' })
  })

  test.each<[string, string]>([
    ['text', 'Bad gateway'],
    ['a web page', '<html>'],
    ['XML', '<a/>'],
    ['a fault of SOAP', `<S12:Envelope xmlns:S12="${ns.S12}"><S12:Body><S12:Fault/></S12:Body></S12:Envelope>`],
    ['nothing', ''],
  ])('that is %s is no answer of an access point, whatever type it has', async (_, text) => {
    for (const type of ['', 'text/html', soap]) expect(await judge(Buffer.from(text), type)).toEqual({ kind: 'none' })
  })

  test('that is a receipt counts under whatever type it comes', async () => {
    const body = await composeSignal(receipt(), west)
    for (const type of ['', 'text/xml', 'application/octet-stream']) {
      expect(await judge(body, type)).toMatchObject({ kind: 'receipt' })
    }
  })

  test('that is a receipt in a multipart counts when nothing is beside it', async () => {
    const type = 'multipart/related; type="application/soap+xml"; boundary="b"'
    const part = (content: string | Buffer) => Buffer.from(`--b\r\nContent-Type: ${soap}\r\n\r\n${content}\r\n`)
    const alone = part(await composeSignal(receipt(), west))
    const end = Buffer.from('--b--')
    expect(await judge(Buffer.concat([alone, end]), type)).toMatchObject({ kind: 'receipt' })
    expect(await judge(Buffer.concat([alone, part('beside'), end]), type)).toEqual({ kind: 'invalid' })
    expect(await judge(alone, type)).toEqual({ kind: 'invalid' })
    expect(await judge(alone, 'multipart/related')).toEqual({ kind: 'invalid' })
  })

  test('that is a receipt counts with what another product adds to it', async () => {
    const tokens = [securityTimestamp('2026-11-22T09:58:00', '2026-11-22T10:03:00')]
    const adding = (foreign: Foreign) => foreignEnvelope(receipt(), west, foreign)
    expect(await judge(await adding({ blocks: [addressing(' wsu:Id="A-1"')], tokens }))).toMatchObject({
      kind: 'receipt',
    })
    expect(await judge(await adding({ body: fault }))).toMatchObject({ kind: 'receipt' })
    const later = new Date('2026-11-22T10:09:00Z')
    expect(await readAnswer(soap, await adding({ tokens }), expected, later)).toEqual({ kind: 'invalid' })
    const changed = (await adding({ body: fault })).toString().replace('later', 'never')
    expect(await judge(Buffer.from(changed))).toEqual({ kind: 'invalid' })
    const local = await composeSignal(receipt(references, { ...info, timestamp: '2026-11-22T10:00:01.5' }), west)
    expect(await judge(local)).toMatchObject({ kind: 'receipt' })
  })

  test('with an error is read beside the SOAP fault that Domibus adds to it', async () => {
    const write = (id: string) => writeError(info, failure, id)
    const error = { code: 'EBMS:0202', short: 'DeliveryFailure', detail: 'not now' }
    const signed = await foreignEnvelope(write, west, { body: fault })
    expect(await judge(signed)).toEqual({ kind: 'error', error, signed: true })
    const open = composeUnsigned(write).toString().replace('></S12:Body>', `>${fault}</S12:Body>`)
    expect(await judge(Buffer.from(open))).toEqual({ kind: 'error', error, signed: false })
  })

  test('with an error says so, and whether the partner signed it for this message', async () => {
    const write =
      (about = info) =>
      (id: string) =>
        writeError(about, failure, id)
    const error = { code: 'EBMS:0202', short: 'DeliveryFailure', detail: 'not now' }
    expect(await judge(await composeSignal(write(), west))).toEqual({ kind: 'error', error, signed: true })
    expect(await judge(composeUnsigned(write()))).toEqual({ kind: 'error', error, signed: false })
    const elsewhere = { ...info, refToMessageId: other.message.messageId }
    expect(await judge(await composeSignal(write(elsewhere), west))).toEqual({ kind: 'error', error, signed: false })
    expect(await judge(await composeSignal(write(), north))).toEqual({ kind: 'invalid' })
  })
})
