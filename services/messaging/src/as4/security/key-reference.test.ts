import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { certify } from '../../testing/certificates.ts'
import { testAccessPoints } from '../../testing/identities.ts'
import { makeMessage } from '../../testing/wire.ts'
import { readEnvelope } from '../envelope.ts'
import { token } from '../names.ts'
import { factsOf } from './certificate.ts'
import { isSameName } from './issuer-name.ts'
import { verifySignature } from './verify.ts'

const at = new Date('2026-11-22T10:00:00Z')
const { east, west, stranger } = await testAccessPoints(['east', 'west', 'stranger'])
const { wire } = await makeMessage(east, west)
const message = wire.envelope.toString()
const withoutType = message.replace(/(<wsse:Reference URI="#X509-[^"]*") ValueType="[^"]*"/, '$1')
const facts = factsOf(east.certificate)
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

/** The message with the certificate of its signature named in another way: the reference, and the token if there is one. */
function naming(reference: string, type: string = token.certificate, content = east.certificate): Buffer {
  const named = reference === '' ? '$1' : `<wsse:SecurityTokenReference>${reference}</wsse:SecurityTokenReference>`
  return Buffer.from(
    message
      .replace(
        /(<wsse:SecurityTokenReference[^>]*>(?:(?!<wsse:Sec).)*?<\/wsse:SecurityTokenReference>)(?=<\/ds:KeyInfo><\/ds:Signature>)/s,
        named,
      )
      .replace(/ValueType="[^"]*"( wsu:Id="X509-[^"]*">)[^<]*/, `ValueType="${type}"$1${base64(content)}`)
      .replace(/(<wsse:Reference URI="#X509-[^"]*" ValueType=")[^"]*/, `$1${type}`),
  )
}
const identifier = (type: string, value: Uint8Array) =>
  `<wsse:KeyIdentifier ValueType="${type}">${base64(value)}</wsse:KeyIdentifier>`
const issuerSerial = (issuer: string, serial: bigint | string) =>
  `<ds:X509Data><ds:X509IssuerSerial><ds:X509IssuerName>${issuer}</ds:X509IssuerName><ds:X509SerialNumber>${serial}</ds:X509SerialNumber></ds:X509IssuerSerial></ds:X509Data>`
const sha1 = (bytes: Uint8Array) => createHash('sha1').update(bytes).digest()

/** A PkiPath: a SEQUENCE of certificates, the subject last. */
function pathOf(...certificates: Buffer[]): Buffer {
  const content = Buffer.concat(certificates)
  return Buffer.concat([Buffer.of(0x30, 0x82, content.length >> 8, content.length & 0xff), content])
}

async function prove(envelope: Buffer, sender = east): Promise<string> {
  try {
    const { signature } = readEnvelope(envelope).security
    if (signature === undefined) return 'not signed'
    return (await verifySignature(signature, sender, at)).serialNumber
  } catch (error) {
    return (error as { code: string }).code
  }
}

describe('a signature whose certificate is named', () => {
  const serial = east.x509.serialNumber

  test.each<[string, Buffer]>([
    ['by a token', naming('')],
    ['by a token whose type the reference leaves out', Buffer.from(withoutType)],
    ['by the end of a path', naming('', token.path, pathOf(stranger.certificate, west.certificate, east.certificate))],
    ['by a path of one', naming('', token.path, pathOf(east.certificate))],
    ['by its key identifier', naming(identifier(token.subjectKeyIdentifier, facts.subjectKeyIdentifier))],
    ['by its thumbprint', naming(identifier(token.thumbprint, sha1(east.certificate)))],
    ['by itself', naming(identifier(token.certificate, east.certificate))],
    ['by issuer and serial number', naming(issuerSerial(facts.issuer, facts.serial))],
    [
      'by the issuer in other words',
      naming(issuerSerial('O = "Invented for demonstrations" ; cn=sustento  Demonstration CA', facts.serial)),
    ],
  ])('%s is verified', async (_, envelope) => {
    expect(await prove(envelope)).toBe(serial)
  })

  test.each<[string, Buffer]>([
    ['by the token of another', naming('', token.certificate, stranger.certificate)],
    ['by a path to another', naming('', token.path, pathOf(east.certificate, stranger.certificate))],
    ['by an empty path', naming('', token.path, pathOf())],
    ['by two paths', naming('', token.path, Buffer.concat([pathOf(east.certificate), pathOf(east.certificate)]))],
    ['by a path that is cut short', naming('', token.path, pathOf(east.certificate).subarray(0, -1))],
    ['by a path that is none', naming('', token.path, Buffer.from([0x30, 0x84, 0xff, 0xff, 0xff, 0xff]))],
    ['by a certificate that is called a path', naming('', token.path, east.certificate)],
    ['by a path that is called a certificate', naming('', token.certificate, pathOf(east.certificate))],
    [
      'by the key identifier of another',
      naming(identifier(token.subjectKeyIdentifier, factsOf(stranger.certificate).subjectKeyIdentifier)),
    ],
    ['by a key identifier of nothing', naming('<wsse:KeyIdentifier ValueType="x"></wsse:KeyIdentifier>')],
    [
      'by a part of its key identifier',
      naming(identifier(token.subjectKeyIdentifier, facts.subjectKeyIdentifier.subarray(1))),
    ],
    ['by the thumbprint of another', naming(identifier(token.thumbprint, sha1(stranger.certificate)))],
    ['by an identifier of unknown kind', naming(identifier('urn:x', facts.subjectKeyIdentifier))],
    ['by another issuer', naming(issuerSerial('CN=Other', facts.serial))],
    ['by another serial number', naming(issuerSerial(facts.issuer, facts.serial + 1n))],
    ['by a serial number that is none', naming(issuerSerial(facts.issuer, '0x10'))],
    ['by a token that is not there', naming(`<wsse:Reference URI="#none" ValueType="${token.certificate}"/>`)],
    [
      'in two ways',
      naming(identifier(token.certificate, east.certificate) + identifier(token.certificate, east.certificate)),
    ],
    ['by a key value', naming('<ds:KeyValue/>')],
  ])('%s is refused', async (_, envelope) => {
    expect(await prove(envelope)).toBe('EBMS:0101')
  })

  test('by an identifier that two certificates of the partner have is verified with the one that signed', async () => {
    const keyIdentifier = facts.subjectKeyIdentifier.toString('hex')
    const twin = await certify(stranger.x509.publicKey, { keyIdentifier })
    const certificates = [twin, east.x509]
    const envelope = naming(identifier(token.subjectKeyIdentifier, facts.subjectKeyIdentifier))
    expect(await prove(envelope, { ...east, certificates })).toBe(serial)
    expect(await prove(envelope, { ...east, certificates: [twin] })).toBe('EBMS:0101')
  })
})

describe('the name of an issuer', () => {
  test.each([
    ['C=PT, O=Direção-Geral, CN=Autoridade', 'CN=Autoridade,O=Direção-Geral,C=PT'],
    ['CN=a\\, b\\+c\\"d\\\\e\\<f\\>g\\;h\\=i\\#j', 'CN=a\\, b\\+c\\"d\\\\e\\<f\\>g\\;h\\=i\\#j'],
    ['DC=eu, DC=example, CN=CA', 'CN=CA,DC=example,DC=eu'],
    ['CN=CA, 2.5.4.5=12', 'UNKNOWN'],
  ])('%s is written as Java writes it', async (issuer, written) => {
    const name = factsOf((await certify(east.x509.publicKey, { issuer })).raw).issuer
    if (written === 'UNKNOWN') expect(name).toMatch(/^2\.5\.4\.5=#[0-9a-f]+,CN=CA$/)
    else expect(name).toBe(written)
  })

  test.each([
    ['CN=A,O=B', 'cn=a, o=b'],
    ['CN=A,O=B', 'CN = "A" ; O="B"'],
    ['CN=A\\, B', 'CN="A, B"'],
    ['CN=A+OU=B', 'OU=B+CN=A'],
    ['1.2.840.113549.1.9.1=#160461406225', 'E=a@b%'],
    ['2.5.4.3=A', 'CN=A'],
    ['OID.2.5.4.3=A', 'CN=A'],
    ['CN=\\C3\\A9', 'CN=é'],
    ['ST=x', 'S=x'],
  ])('%j is the same as %j', (a, b) => {
    expect(isSameName(a, b)).toBe(true)
  })

  test.each([
    ['CN=A,O=B', 'O=B,CN=A'],
    ['CN=A,O=B', 'CN=A'],
    ['CN=A', 'OU=A'],
    ['CN=A\\,O=B', 'CN=A,O=B'],
    ['CN=A', ''],
    ['CN=A+O=B', 'CN=A,O=B'],
    ['CN=#', 'CN=A'],
  ])('%j is another than %j', (a, b) => {
    expect(isSameName(a, b)).toBe(false)
  })
})
