import { afterAll, afterEach, describe, expect, test } from '@jest/globals'
import { token } from '@sustento/messaging/as4/names'
import { certify, purpose } from '@sustento/messaging/testing/certificates'
import { expectRefused } from '@sustento/messaging/testing/hostile'
import { testMessaging } from '@sustento/messaging/testing/messaging'
import { send } from '@sustento/messaging/testing/send'
import { strangeAccessPoint } from '@sustento/messaging/testing/strange-certificate'
import { makeMessage, withEnvelope } from '@sustento/messaging/testing/wire'
import { canary } from './canary.ts'

const messaging = await testMessaging()
const { app, clock, east, north, west, endpoint } = messaging
const nobody = await canary()
afterEach(() => clock.set('2026-11-22T10:00:00Z'))
afterAll(async () => {
  nobody.close()
  await messaging.close()
})

const lookalike = await strangeAccessPoint({ like: north })
const sameKey = await strangeAccessPoint({ like: north, sameKey: true })
const luring = await strangeAccessPoint({ like: north, url: nobody.url })

const partnersNorth = () => app.points.get('ca-east').partners.filter(({ party }) => party === north.party)

describe('a certificate that somebody made for himself', () => {
  test.each([
    ['with the subject, the serial number and the key identifier of the partner', lookalike],
    ['over the public key of the partner', sameKey],
    ['that names places to ask about it', luring],
  ])('F.19 %s does not prove the partner', async (_, signer) => {
    const { wire, bytes } = await makeMessage(north, east, { signer })
    await expectRefused(messaging, wire.contentType, bytes, 'EBMS:0101')
  })

  test('F.19 as the recipient of the encryption is not told from another key', async () => {
    const { wire, bytes } = await makeMessage(north, east, { recipient: await strangeAccessPoint({ like: east }) })
    await expectRefused(messaging, wire.contentType, bytes, 'EBMS:0102')
  })

  test('F.19 in a path of certificates does not prove the partner', async () => {
    const made = await makeMessage(north, east, { signer: lookalike })
    const path = Buffer.concat([Buffer.from([0x30, 0x82, 0, 0]), lookalike.certificate, north.certificate])
    path.writeUInt16BE(path.length - 4, 2)
    const change = (xml: string) =>
      xml
        .replace(
          /ValueType="[^"]*"( wsu:Id="X509-[^"]*">)[^<]*/,
          `ValueType="${token.path}"$1${path.toString('base64')}`,
        )
        .replace(/(<wsse:Reference URI="#X509-[^"]*" ValueType=")[^"]*/, `$1${token.path}`)
    await expectRefused(messaging, made.wire.contentType, await withEnvelope(made, change), 'EBMS:0101')
  })

  test('F.19 beside the right one, does not change who signed', async () => {
    const made = await makeMessage(north, east, { signer: lookalike })
    const token = /<wsse:BinarySecurityToken[^>]*wsu:Id="X509-[^"]*">[^<]*<\/wsse:BinarySecurityToken>/
    const right = (xml: string) =>
      xml.replace(
        token,
        (one) => one + one.replace('X509-', 'Y509-').replace(/>[^<]*</, `>${north.certificate.toString('base64')}<`),
      )
    const bytes = await withEnvelope(made, right)
    await expectRefused(messaging, made.wire.contentType, bytes, 'EBMS:0101')
  })
})

describe('the partner’s certificate', () => {
  test.each([
    ['that has expired', '2029-01-01T00:00:00Z'],
    ['that is not yet valid', '2026-11-21T00:00:00Z'],
  ])('F.20 %s proves nothing', async (_, instant) => {
    const { wire, bytes } = await makeMessage(north, east)
    clock.set(instant)
    await expectRefused(messaging, wire.contentType, bytes, 'EBMS:0101')
  })

  test('F.20 that is not for signing proves nothing', async () => {
    const x509 = await certify(north.x509.publicKey, { usage: purpose.transport })
    const signer = { ...north, certificate: x509.raw }
    const { wire, bytes } = await makeMessage(north, east, { signer })
    const agreed = partnersNorth().map(({ certificates }) => certificates)
    for (const certificates of agreed) certificates.push(x509)
    await expectRefused(messaging, wire.contentType, bytes, 'EBMS:0101')
    for (const certificates of agreed) certificates.pop()
  })

  test('F.20 that is new is accepted beside the old one, and only for this partner', async () => {
    for (const { certificates } of partnersNorth()) certificates.push(luring.x509)
    const { wire, bytes } = await makeMessage(north, east, { signer: luring })
    expect((await send(endpoint, wire.contentType, bytes)).kind).toBe('receipt')
    const forged = await makeMessage(west, east, { signer: luring })
    await expectRefused(messaging, forged.wire.contentType, forged.bytes, 'EBMS:0101')
  })

  test('F.24 and all the others were never asked about at the places that they name', () => {
    expect(nobody.calls()).toBe(0)
  })
})
