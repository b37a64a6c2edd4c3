import { rmSync } from 'node:fs'
import { request } from 'node:https'
import { connect } from 'node:net'
import { afterAll, expect } from '@jest/globals'
import { messagingEnv } from '@sustento/messaging/config'
import { cut } from '@sustento/messaging/testing/chunks'
import { startService } from '@sustento/messaging/testing/replica'
import { makeMessage } from '@sustento/messaging/testing/wire'
import { poster } from '@sustento/messaging/transport/post'
import { readTls } from '@sustento/messaging/transport/tls'
import { unreachableBy } from '@sustento/messaging/usecases/ping/unreachable'
import { freePort } from '@sustento/platform/embedded/free-port'
import { assertion } from './support/assertion.ts'
import { oneWay, startRig } from './support/rig.ts'
import { handshake, makeCertificates } from './support/tls.ts'

const certificates = makeCertificates()
const { at, ca, client, stranger } = certificates
const files = { AS4_TLS_KEY: at('server.key'), AS4_TLS_CERT: at('server.pem'), AS4_TLS_CLIENT_CA: at('ca.pem') }
const rig = await startRig()

/** A replica of the service whose access point speaks TLS, listening on both families of addresses. */
async function withTls(settings: object = {}) {
  const port = await freePort()
  const running = await startService(rig.tenants, { ...files, AS4_HOST: '::', AS4_PORT: port, ...settings })
  return { port, stop: () => running.stop() }
}

const usual = await withTls()
afterAll(async () => {
  await usual.stop()
  await rig.stop()
  rmSync(certificates.dir, { recursive: true })
})

const known = { ca, ...client }
const none = 'no connection'
// Old versions and weak suites are switched on in the client: what refuses them is the access point.
const old = { ...known, ciphers: 'ALL:@SECLEVEL=0' }

/** Posts a message of the partner over TLS; the HTTP status and whether a receipt came. */
async function post(host: string, port: number, options: object): Promise<{ status: number; receipt: boolean }> {
  const { wire, bytes } = await makeMessage(rig.north, rig.east, { message: oneWay })
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; receipt: boolean }>()
  const headers = { 'content-type': wire.contentType, 'content-length': bytes.length }
  const sending = request(
    { host, port, path: '/as4', method: 'POST', headers, agent: false, ...options },
    (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const receipt = Buffer.concat(chunks).includes('NonRepudiationInformation')
        resolve({ status: response.statusCode ?? 0, receipt })
      })
    },
  )
  sending.on('error', reject)
  sending.end(bytes)
  return promise
}

assertion('AS4_CP_TA39', 'M', 'versions of TLS and cipher suites are configured', async () => {
  const only = 'ECDHE-RSA-AES256-GCM-SHA384'
  const narrow = await withTls({ AS4_TLS_MAX_VERSION: 'TLSv1.2', AS4_TLS_CIPHERS: only })
  const newest = await withTls({ AS4_TLS_MIN_VERSION: 'TLSv1.3' })
  try {
    expect(await handshake(narrow.port, known)).toBe('TLSv1.2 TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384')
    expect(await handshake(narrow.port, { ...known, minVersion: 'TLSv1.3' })).toBe(none)
    expect(await handshake(narrow.port, { ...known, ciphers: 'ECDHE-RSA-AES128-GCM-SHA256' })).toBe(none)
    expect(await handshake(newest.port, known)).toMatch(/^TLSv1\.3 /)
    expect(await handshake(newest.port, { ...known, maxVersion: 'TLSv1.2' })).toBe(none)
  } finally {
    await narrow.stop()
    await newest.stop()
  }
  expect(await handshake(usual.port, { ...known, maxVersion: 'TLSv1.2' })).toMatch(/^TLSv1\.2 /)
  // Client authentication is agreed: without the right certificate there is no exchange.
  expect(await handshake(usual.port, { ca })).toBe(none)
  expect(await handshake(usual.port, { ca, ...stranger })).toBe(none)
})

assertion('AS4_CP_TA40', 'P', 'a sender with TLS 1.0 or 1.1 gets no connection', async () => {
  for (const version of ['TLSv1', 'TLSv1.1'] as const) {
    expect(await handshake(usual.port, { ...old, minVersion: version, maxVersion: version })).toBe(none)
  }
  expect(await handshake(usual.port, { ...old, minVersion: 'TLSv1', maxVersion: 'TLSv1.2' })).toMatch(/^TLSv1\.2 /)
})

/** What comes back for the first message of a handshake in a version that no library speaks any more. */
async function answerTo(hello: Buffer): Promise<Buffer> {
  const { promise, resolve } = Promise.withResolvers<Buffer>()
  const chunks: Buffer[] = []
  const socket = connect(usual.port, '127.0.0.1', () => socket.write(hello))
  socket.on('data', (chunk: Buffer) => chunks.push(chunk))
  socket.on('error', () => undefined)
  socket.on('close', () => resolve(Buffer.concat(chunks)))
  return promise
}

assertion('AS4_CP_TA41', 'M', 'a sender with SSL 2 or 3 gets no connection', async () => {
  const random = Buffer.alloc(32, 7)
  const suites = Buffer.from('00040005000a002f0035', 'hex')
  const hello3 = Buffer.concat([
    Buffer.from('0300', 'hex'),
    random,
    Buffer.from([0, 0, suites.length]),
    suites,
    Buffer.from([1, 0]),
  ])
  const ssl3 = Buffer.concat([Buffer.from([22, 3, 0, 0, hello3.length + 4, 1, 0, 0, hello3.length]), hello3])
  const ciphers2 = Buffer.from('010080020080030080040080050080', 'hex')
  const hello2 = Buffer.concat([Buffer.from([1, 0, 2, 0, ciphers2.length, 0, 0, 0, 16]), ciphers2, Buffer.alloc(16, 7)])
  const ssl2 = Buffer.concat([Buffer.from([0x80, hello2.length]), hello2])
  for (const hello of [ssl3, ssl2]) {
    const answer = await answerTo(hello)
    // Nothing, or an alert (21); never a ServerHello (22, or 4 in SSL 2).
    expect(answer.length === 0 || answer[0] === 21).toBe(true)
  }
})

assertion('AS4_CP_TA42', 'M', 'a sender whose cipher suites are not accepted gets no connection', async () => {
  for (const ciphers of ['AES128-SHA', 'ECDHE-RSA-AES128-SHA', 'AES256-GCM-SHA384', 'DHE-RSA-AES128-GCM-SHA256']) {
    const options = { ...known, maxVersion: 'TLSv1.2', ciphers: `${ciphers}:@SECLEVEL=0` } as const
    expect(await handshake(usual.port, options)).toBe(none)
  }
})

assertion('AS4_CP_TA43', 'M', 'a message over an accepted cipher suite is answered by 2xx', async () => {
  for (const ciphers of ['ECDHE-RSA-AES128-GCM-SHA256', 'ECDHE-RSA-AES256-GCM-SHA384']) {
    const options = { ...known, maxVersion: 'TLSv1.2', ciphers }
    expect(await post('localhost', usual.port, options)).toEqual({ status: 200, receipt: true })
  }
  expect(await post('localhost', usual.port, { ...known, minVersion: 'TLSv1.3' })).toEqual({
    status: 200,
    receipt: true,
  })
  // As a sender we show a certificate, and talk to nobody whose own we do not trust.
  const own = { AS4_TLS_KEY: at('client.key'), AS4_TLS_CERT: at('client.pem') }
  expect(await postAsService({ ...own, AS4_TLS_SERVER_CA: at('ca.pem') })).toBe(200)
  expect(await postAsService(own).catch(unreachableBy)).toBe('TLS_CERTIFICATE')
})

/** Posts a message with the client of the service. */
async function postAsService(settings: object): Promise<number> {
  const { client: tls } = await readTls(messagingEnv.parse({ TENANTS_DIR: rig.tenants.dir, ...settings }))
  const { wire, bytes } = await makeMessage(rig.north, rig.east, { message: oneWay })
  const { post: send, close } = poster({ connectMs: 2000, answerMs: 5000, tls })
  const endpoint = `https://localhost:${usual.port}/as4`
  try {
    const { contentType } = wire
    return (await send({ endpoint, contentType, length: bytes.length, body: cut(bytes) })).status
  } finally {
    await close()
  }
}

assertion('AS4_CP_TA46', 'M', 'a sender is answered over IPv6 as over IPv4', async () => {
  for (const host of ['::1', '127.0.0.1']) {
    expect(await post(host, usual.port, known)).toEqual({ status: 200, receipt: true })
  }
})
