import { createServer } from 'node:net'
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { testCtx } from '@sustento/platform/testing/ctx'
import { composeSignal, composeUnsigned } from '../as4/compose.ts'
import { writeError } from '../as4/ebms/write-signal.ts'
import { type EbmsCode, EbmsError } from '../as4/ebms-error.ts'
import { Throttle } from '../domain/throttle.ts'
import { testMessaging } from '../testing/messaging.ts'
import { type Exchange, type PartnerAnswer, partnerServer, receiptFor } from '../testing/partner-server.ts'
import { newAuditLines, stateOf } from '../testing/state.ts'
import { pingAllowance, pingAudited } from './ping/ping-audited.ts'
import { unreachableBy } from './ping/unreachable.ts'
import { pingPartner } from './ping.ts'

const messaging = await testMessaging()
const { app, clock, endpoint, east, west, north } = messaging
const partner = await partnerServer()
const silent = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1')
const chatty = createServer((socket) => socket.end('220 mail.example\r\n')).listen(0, '127.0.0.1')
afterAll(async () => {
  for (const server of [silent, chatty]) server.close()
  await partner.close()
  await messaging.close()
})
beforeEach(() => messaging.setEndpoint('ca-east', partner.endpoint))

const ping = () => pingPartner(app, 'ca-east', 'west')
const at = (server: typeof silent) => `http://127.0.0.1:${(server.address() as { port: number }).port}/as4`
const errorOf =
  ({ messageId }: Exchange, code: EbmsCode, detail: string) =>
  (id: string) => {
    const info = { timestamp: '2026-11-22T10:00:01Z', messageId: 'x@west.example', refToMessageId: messageId }
    return writeError(info, new EbmsError(code, detail), id)
  }

describe('a test message', () => {
  test('is answered by our own access point and stored by neither side', async () => {
    await messaging.setEndpoint('ca-east', endpoint)
    const before = await Promise.all(['ca-east', 'ca-west'].map((tenant) => stateOf(messaging, tenant)))
    await newAuditLines(messaging, 'ca-east')
    expect(await pingAudited(app, new Throttle(pingAllowance, clock), testCtx('ca-east'), 'west')).toEqual({
      reason: 'OK',
      httpStatus: 200,
      signer: expect.stringContaining('Access point west'),
      durationMs: expect.any(Number),
      at: clock.now(),
    })
    expect(await Promise.all(['ca-east', 'ca-west'].map((tenant) => stateOf(messaging, tenant)))).toEqual(before)
    expect(await newAuditLines(messaging, 'ca-east')).toMatchObject([
      { action: 'partner.ping', name: 'tenants/ca-east/partners/west', outcome: 'done' },
    ])
  })

  test('to nobody is not found', async () => {
    await expect(pingPartner(app, 'ca-east', 'south')).rejects.toMatchObject({ reason: 'NOT_FOUND' })
    await expect(pingPartner(app, 'ca-west', 'west')).rejects.toMatchObject({ reason: 'NOT_FOUND' })
  })

  test.each<[string, (exchange: Exchange) => Promise<PartnerAnswer> | PartnerAnswer, object]>([
    [
      'a page that is missing',
      () => ({ status: 404, contentType: 'text/html', body: 'no' }),
      { reason: 'HTTP_STATUS' },
    ],
    ['a page', () => ({ contentType: 'text/html', body: '<p>welcome</p>' }), { reason: 'NOT_AS4', httpStatus: 200 }],
    ['a receipt of another', (exchange) => receiptFor(exchange, north), { reason: 'ANSWER_NOT_VALID' }],
    ['a receipt of ourselves', (exchange) => receiptFor(exchange, east), { reason: 'ANSWER_NOT_VALID' }],
    [
      'an error',
      async (exchange) => ({ body: await composeSignal(errorOf(exchange, 'EBMS:0101', 'who\tare you'), west) }),
      { reason: 'REFUSED', httpStatus: 200, error: { code: 'EBMS:0101', detail: 'who are you' } },
    ],
    [
      'an error of anybody',
      (exchange) => ({ status: 500, body: composeUnsigned(errorOf(exchange, 'EBMS:0001', 'unknown')) }),
      { reason: 'REFUSED_UNSIGNED', httpStatus: 500, error: { code: 'EBMS:0001', detail: 'unknown' } },
    ],
  ])('answered with %s says so', async (_, answering, expected) => {
    partner.answering = answering
    const result = await ping()
    expect(result).toMatchObject(expected)
    expect(result.signer).toBeUndefined()
  })

  test.each<[string, () => string]>([
    ['CONNECTION_REFUSED', () => 'http://127.0.0.1:9/as4'],
    ['HOST_NOT_FOUND', () => 'http://partner.invalid/as4'],
    ['CONNECTION_LOST', () => at(silent)],
    ['NOT_HTTP', () => at(chatty)],
    ['TLS_FAILED', () => partner.endpoint.replace('http:', 'https:')],
  ])('that nobody answers ends with %s', async (reason, to) => {
    await messaging.setEndpoint('ca-east', to())
    expect(await ping()).toEqual({ reason, durationMs: expect.any(Number), at: clock.now() })
  })

  test('is not sent when the partner has no certificate that is valid', async () => {
    clock.set('2040-01-01T00:00:00Z')
    expect(await ping()).toMatchObject({ reason: 'NO_CERTIFICATE' })
    clock.set('2026-11-22T10:00:00Z')
  })
})

test.each([
  ['CERT_HAS_EXPIRED', 'TLS_CERTIFICATE'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'TLS_CERTIFICATE'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'TLS_CERTIFICATE'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'TLS_NAME'],
  ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'TLS_CLIENT_CERTIFICATE'],
  ['ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', 'TLS_FAILED'],
  ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'TLS_FAILED'],
  ['UND_ERR_CONNECT_TIMEOUT', 'TIMEOUT'],
  ['EHOSTUNREACH', 'HOST_UNREACHABLE'],
  ['EAI_AGAIN', 'HOST_NOT_FOUND'],
  ['SOMETHING_NEW', 'CONNECTION_LOST'],
])('%s is %s', (code, reason) => {
  const one = Object.assign(new Error('failed'), { code })
  expect(unreachableBy(one)).toBe(reason)
  expect(unreachableBy(new AggregateError([one]))).toBe(reason)
  expect(unreachableBy(new Error('fetch failed', { cause: one }))).toBe(reason)
})
