import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, describe, expect, test } from '@jest/globals'
import { openArrival } from '@sustento/messaging/as4/arrival'
import { ping } from '@sustento/messaging/as4/names'
import { cut, whole } from '@sustento/messaging/testing/chunks'
import { testMessaging } from '@sustento/messaging/testing/messaging'
import { send, toAnswer } from '@sustento/messaging/testing/send'
import { stateOf } from '@sustento/messaging/testing/state'
import { makeMessage } from '@sustento/messaging/testing/wire'
import { receive } from '@sustento/messaging/usecases/receive/receive'

const messaging = await testMessaging()
const { app, east, north, endpoint } = messaging
afterAll(() => messaging.close())

const port = Number(new URL(endpoint).port)
const pinged = { service: ping.service, action: ping.action }
const made = await makeMessage(north, east, { message: pinged, contents: [Buffer.from('\r\n--'), Buffer.from('b')] })
const type = made.wire.contentType
const boundary = made.wire.framing?.boundary ?? ''

/** What becomes of a message whose bytes come in these pieces. */
async function outcome(contentType: string, bytes: Buffer, at: number[]): Promise<string> {
  const { status, body } = await receive(app, contentType, cut(bytes, at))
  const { kind, detail } = toAnswer(status, body ?? Buffer.alloc(0))
  return `${status} ${kind} ${detail}`
}

/** What is read of a message whose bytes come in these pieces, before anything of it is checked. */
async function readingOf(bytes: Buffer, at: number[]): Promise<string> {
  const { soap, block, framing, parts } = await openArrival(type, cut(bytes, at))
  const read: unknown[] = [sha256(soap), block, framing]
  for await (const part of parts) read.push(part.block, sha256(await whole(part.body)))
  return JSON.stringify(read)
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const endOfSoap = made.bytes.indexOf('</S12:Envelope>')

describe('a message cut in two', () => {
  test('F.10 at every byte is the same message', async () => {
    const readings = new Set<string>()
    for (let at = 1; at < made.bytes.length; at++) readings.add(await readingOf(made.bytes, [at]))
    expect(readings.size).toBe(1)
    const outcomes = new Set<string>()
    for (let at = endOfSoap; at < made.bytes.length; at++) outcomes.add(await outcome(type, made.bytes, [at]))
    expect([...outcomes]).toEqual(['200 receipt '])
  })

  const text = made.bytes.toString('latin1')
  test.each<[string, string]>([
    [
      'a boundary that begins another one',
      text.replaceAll(
        `--${boundary}\r\nContent-Type: application/octet`,
        `--${boundary}1\r\nContent-Type: application/octet`,
      ),
    ],
    ['no end', text.slice(0, -2)],
    ['an end that goes on', `${text}\r\n--${boundary}--`],
  ])(
    'F.10 at every byte about its boundaries, with %s, is refused in the same way',
    async (_, wrong) => {
      const bytes = Buffer.from(wrong, 'latin1')
      const outcomes = new Set<string>()
      const from = bytes.indexOf('</S12:Envelope>')
      for (let at = from; at < bytes.length; at++) outcomes.add(await outcome(type, bytes, [at]))
      expect(outcomes.size).toBe(1)
      expect([...outcomes][0]).toMatch(/^200 EBMS:0007/)
    },
    120_000,
  )
})

const head = (...lines: string[]) =>
  `POST /as4 HTTP/1.1\r\nHost: x\r\nContent-Type: ${type}\r\n${lines.join('\r\n')}\r\n\r\n`

async function open(): Promise<{ socket: Socket; answer: () => string }> {
  const socket = connect(port, '127.0.0.1')
  let answer = ''
  socket.on('data', (data) => {
    answer += data.toString('latin1')
  })
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  return { socket, answer: () => answer }
}

/** The end of a connection, however it ends: whoever still sends when it is cut reads a reset after the answer. */
const ended = (socket: Socket) => new Promise<void>((resolve) => socket.once('close', () => resolve()))

test.each([1, 2, 3, 7, 61, 1000])('F.10 a message in HTTP chunks of %i bytes is the same message', async (size) => {
  const { socket, answer } = await open()
  const chunks: string[] = []
  for (let at = 0; at < made.bytes.length; at += size) {
    const chunk = made.bytes.toString('latin1', at, at + size)
    chunks.push(`${chunk.length.toString(16)}\r\n${chunk}\r\n`)
  }
  socket.write(`${head('Transfer-Encoding: chunked', 'Connection: close')}${chunks.join('')}0\r\n\r\n`, 'latin1')
  await ended(socket)
  expect(answer()).toMatch(/^HTTP\/1.1 200/)
  expect(answer()).toContain('NonRepudiationInformation')
})

describe('slow senders', () => {
  test('F.11 that drip and never end are cut off, and others are served meanwhile', async () => {
    const before = await stateOf(messaging, 'ca-east')
    const dripping = await Promise.all(Array.from({ length: 20 }, () => open()))
    for (const { socket } of dripping) socket.write(head(`Content-Length: ${made.bytes.length}`))
    let at = 0
    const drip = setInterval(() => {
      for (const { socket } of dripping) if (socket.writable) socket.write(made.bytes.subarray(at, at + 1))
      at++
    }, 200)
    const cutOff = Promise.all(dripping.map(({ socket }) => ended(socket)))
    const meanwhile = await send(endpoint, type, made.bytes)
    await cutOff
    clearInterval(drip)
    expect(meanwhile.kind).toBe('receipt')
    for (const { answer } of dripping) expect(answer()).toMatch(/^HTTP\/1.1 408/)
    expect(await stateOf(messaging, 'ca-east')).toEqual(before)
  })

  test('F.11 of headers are cut off', async () => {
    const { socket, answer } = await open()
    socket.write('POST /as4 HTTP/1.1\r\nX: ')
    const drip = setInterval(() => socket.writable && socket.write('a'), 200)
    await ended(socket)
    clearInterval(drip)
    expect(answer()).toMatch(/^HTTP\/1.1 408/)
  })

  test('F.11 of chunks without end are cut off at the largest size', async () => {
    const { socket, answer } = await open()
    socket.write(head('Transfer-Encoding: chunked'))
    const start = `--${boundary}\r\nContent-Type: application/soap+xml\r\n\r\n`
    socket.write(`${start.length.toString(16)}\r\n${start}\r\n`)
    const chunk = Buffer.from(`10000\r\n${'a'.repeat(0x10000)}\r\n`)
    while (socket.writable && answer() === '') {
      socket.write(chunk)
      await sleep(1)
    }
    expect(answer()).toMatch(/^HTTP\/1.1 (400|413)/)
    socket.destroy()
  })
})
