import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, describe, expect, test } from '@jest/globals'
import { composeSignal, composeUnsigned } from '../as4/compose.ts'
import { writeError, writeReceipt } from '../as4/ebms/write-signal.ts'
import { messageInfo, messaging as messageOf } from '../as4/ebms/write-user-message.ts'
import { EbmsError } from '../as4/ebms-error.ts'
import { expectRefused } from '../testing/hostile.ts'
import { testMessaging } from '../testing/messaging.ts'
import { send, toAnswer } from '../testing/send.ts'
import { keptBy } from '../testing/state.ts'
import { makeMessage } from '../testing/wire.ts'

const messaging = await testMessaging()
const { east, north, endpoint } = messaging
afterAll(() => messaging.close())

const made = await makeMessage(north, east)
const soap = 'application/soap+xml; charset=UTF-8'
const port = Number(new URL(endpoint).port)

/**
 * Writes raw bytes to the listener and gives what comes back until it closes or answers. A number among the bytes is a
 * pause in milliseconds, a pattern waits until what came back matches it.
 */
async function raw(...pieces: (string | Uint8Array | number | RegExp)[]): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  let answer = ''
  socket.on('data', (data) => {
    answer += data.toString('latin1')
  })
  socket.on('error', () => undefined)
  const closed = once(socket, 'close')
  for (const piece of pieces) {
    if (typeof piece === 'number') await sleep(piece)
    else if (piece instanceof RegExp) await Promise.race([closed, waitFor(() => piece.test(answer))])
    else if (socket.writable) socket.write(piece)
  }
  await Promise.race([closed, waitFor(() => answer.includes('\r\n\r\n'))])
  await sleep(50)
  socket.destroy()
  return answer
}

async function waitFor(condition: () => boolean): Promise<void> {
  for (let tries = 0; !condition() && tries < 600; tries++) await sleep(20)
}

const head = (...lines: string[]) => `POST /as4 HTTP/1.1\r\nHost: x\r\n${lines.join('\r\n')}\r\n\r\n`
const typeLine = `Content-Type: ${made.wire.contentType}`
const before = await Promise.all(['ca-east', 'ca-west'].map((tenant) => keptBy(messaging, tenant)))
const expectNothingChanged = async () =>
  expect(await Promise.all(['ca-east', 'ca-west'].map((tenant) => keptBy(messaging, tenant)))).toEqual(before)

describe('the door', () => {
  test.each<[string, RequestInit, number]>([
    ['/', { method: 'POST' }, 404],
    ['/as4/', { method: 'POST' }, 404],
    ['/as4?tenant=ca-west', { method: 'POST' }, 404],
    ['/metrics', {}, 404],
    ['/as4', {}, 405],
    ['/as4', { method: 'PUT', body: 'x' }, 405],
    ['/as4', { method: 'POST', body: 'x', headers: { 'content-encoding': 'gzip' } }, 415],
  ])('%s with %j answers %i', async (path, init, status) => {
    expect((await fetch(new URL(path, endpoint), init)).status).toBe(status)
  })

  test('is found by its whole address as well, and no other is', async () => {
    for (const [address, status] of [
      ['http://east.example/as4', 200],
      ['HTTPS://east.example:8443/as4', 200],
      ['http://east.example/', 404],
      ['http:///as4', 404],
      ['http://east.example/as4?a', 404],
    ] as const) {
      const announced = `Content-Length: ${made.bytes.length}`
      const request = head('Content-Type: text/plain', announced).replace('/as4', address)
      expect(await raw(request, made.bytes)).toContain(status === 200 ? 'EBMS:0007' : 'HTTP/1.1 404')
    }
    await expectNothingChanged()
  })

  test.each<[string, string]>([
    ['nothing', ''],
    ['XML', 'text/xml'],
    ['JSON', 'application/json'],
    ['a form', 'multipart/form-data; boundary=a'],
    ['no boundary', 'multipart/related'],
    ['an empty boundary', 'multipart/related; boundary=""'],
    ['two boundaries', 'multipart/related; boundary=a; boundary=b'],
    ['another root type', 'multipart/related; type="text/xml"; boundary=a'],
    ['another boundary', made.wire.contentType.replace('boundary="', 'boundary="x')],
    ['another start', `${made.wire.contentType}; start="<other@x>"`],
  ])('a type that says %s is refused', async (_, contentType) => {
    await expectRefused(messaging, contentType, made.bytes, 'EBMS:0007')
  })

  test.each<[string, string]>([
    ['line feeds only', made.bytes.toString('latin1').replaceAll('\r\n', '\n')],
    ['no closing boundary', made.bytes.toString('latin1').replace(/--$/, '')],
    ['a text before', `hello${made.bytes.toString('latin1')}`],
    ['a second message after', made.bytes.toString('latin1').repeat(2)],
    ['ten thousand parts', `--${made.wire.framing?.boundary}\r\n\r\n\r\n`.repeat(10_000)],
    ['a megabyte of headers', `--${made.wire.framing?.boundary}\r\nX: ${'a'.repeat(1 << 20)}`],
  ])('F.10 a message with %s is refused', async (_, text) => {
    await expectRefused(messaging, made.wire.contentType, Buffer.from(text, 'latin1'), 'EBMS:0007')
  })
})

describe('lengths that are not true', () => {
  test('F.11 a message longer than announced is cut there', async () => {
    const answer = await raw(head(typeLine, `Content-Length: ${made.bytes.length - 10}`), made.bytes)
    expect(answer).toMatch(/^HTTP\/1.1 (200|400)/)
    expect(answer).not.toContain('Receipt')
    await expectNothingChanged()
  })

  test('F.11 a message shorter than announced is waited for, then refused', async () => {
    const answer = await raw(head(typeLine, `Content-Length: ${made.bytes.length + 10}`), made.bytes)
    expect(answer).toMatch(/^HTTP\/1.1 408/)
    await expectNothingChanged()
  })

  test('F.11 a message that breaks off leaves nothing', async () => {
    const socket = connect(port, '127.0.0.1')
    socket.write(head(typeLine, `Content-Length: ${made.bytes.length}`))
    socket.write(made.bytes.subarray(0, -20))
    await sleep(150)
    socket.destroy()
    await sleep(150)
    await expectNothingChanged()
  })

  test('F.11 a message announced larger than allowed is refused before it comes', async () => {
    expect(await raw(head(typeLine, 'Content-Length: 99999999999'))).toMatch(/^HTTP\/1.1 413/)
  })

  test('F.11 a message that turns out larger than allowed is refused then', async () => {
    const chunk = `10000\r\n${'a'.repeat(0x10000)}\r\n`
    const start = `--b\r\nContent-Type: application/soap+xml\r\n\r\n`
    const endless = [`${start.length.toString(16)}\r\n${start}\r\n`, ...Array.from({ length: 200 }, () => chunk)]
    const type = 'Content-Type: multipart/related; boundary=b'
    expect(await raw(head(type, 'Transfer-Encoding: chunked'), ...endless)).toMatch(/^HTTP\/1.1 (400|413)/)
  })

  test('F.11 whoever is silent in the middle is cut off', async () => {
    const answer = await raw(head(typeLine, `Content-Length: ${made.bytes.length}`), made.bytes.subarray(0, 500), 1500)
    expect(answer).toMatch(/^HTTP\/1.1 408/)
    await expectNothingChanged()
  })

  test('F.11 two lengths are no request', async () => {
    expect(await raw(head(typeLine, 'Content-Length: 5', 'Content-Length: 6'), 'hello')).toMatch(/^HTTP\/1.1 400/)
    expect(await raw(head(typeLine, 'Content-Length: 5', 'Transfer-Encoding: chunked'), 'hello')).toMatch(
      /^HTTP\/1.1 400/,
    )
  })

  test('F.11 headers without end are no request', async () => {
    expect(await raw(`POST /as4 HTTP/1.1\r\nX: ${'a'.repeat(40_000)}`)).toMatch(/^HTTP\/1.1 431/)
  })
})

describe('a signal that comes by itself', () => {
  const info = { timestamp: '2026-11-22T10:00:00Z', messageId: 'a@b', refToMessageId: made.message.messageId }
  const error = (id: string) => writeError(info, new EbmsError('EBMS:0004', 'why'), id)

  test.each<[string, () => Promise<Buffer> | Buffer]>([
    ['an error', () => composeSignal(error, north)],
    ['an unsigned error', () => composeUnsigned(error)],
    ['a receipt', () => composeSignal((id) => writeReceipt(info, [], id), north)],
  ])('F.30 %s is not answered', async (_, make) => {
    expect(await send(endpoint, soap, await make())).toMatchObject({ status: 204, kind: '' })
    await expectNothingChanged()
  })
})

test('a request for messages is refused with a warning', async () => {
  const info = { timestamp: '2026-11-22T10:00:00Z', messageId: 'pull@north.example', refToMessageId: '' }
  const pull = (id: string) =>
    messageOf(id, `<eb:SignalMessage>${messageInfo(info)}<eb:PullRequest mpc="urn:x"/></eb:SignalMessage>`)
  const answer = await send(endpoint, soap, await composeSignal(pull, north))
  expect(answer).toMatchObject({ status: 200, kind: 'EBMS:0002', signed: false })
  expect(answer.body.toString()).toContain('refToMessageInError="pull@north.example" severity="warning"')
  await expectNothingChanged()
})

test('the connection serves the next message after a refusal', async () => {
  const refused = head(typeLine.replace('boundary="', 'boundary="x'), `Content-Length: ${made.bytes.length}`)
  const accepted = head(typeLine, `Content-Length: ${made.bytes.length}`, 'Connection: close')
  const envelope = /<S12:Envelope.*?<\/S12:Envelope>/gs
  const both = /<\/S12:Envelope>.*<\/S12:Envelope>/s
  const answer = await raw(refused, made.bytes, /<\/S12:Envelope>/, accepted, made.bytes, both)
  const bodies = answer.match(envelope) ?? []
  expect(bodies.map((body) => toAnswer(0, Buffer.from(body)).kind)).toEqual(['EBMS:0007', 'receipt'])
})
