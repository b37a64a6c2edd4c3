import { createHash, createHmac, sign } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { testAccessPoints } from '../../testing/identities.ts'
import type { Trust } from '../xades/verify.ts'
import { readEvidence } from './read.ts'
import { type NewEvidence, writeEvidence } from './write.ts'

const { east, west } = await testAccessPoints(['east', 'west'])
const at = new Date('2026-11-22T10:00:00Z')
const trust: Trust = { certificates: [east.x509], at, sha1: false }
const evidence: NewEvidence = {
  kind: 'NON_DELIVERY',
  id: '0198d0a0-0000-4000-8000-000000000001',
  at,
  reasons: [{ code: 'OTHER', details: '' }],
  issuer: 'east.example',
  sender: 'PT::ca',
  recipient: 'BE::ca',
  original: { applicationId: 'n1', wireId: 'm1@east.example', sha256: 'ab'.repeat(32) },
}
const genuine = (await writeEvidence(evidence, east)).toString()
const find = (shape: RegExp) => shape.exec(genuine)?.[0] ?? ''
const signature = find(/<ds:Signature .*<\/ds:Signature>/s)
const signedInfo = find(/<ds:SignedInfo.*<\/ds:SignedInfo>/s)
const properties = find(/<xades:SignedProperties.*<\/xades:SignedProperties>/s)
const content = genuine.slice(genuine.indexOf('?>') + 2).replace(signature, '')

const read = (xml: string, by = trust) => readEvidence(Buffer.from(xml), by)
const expectRefused = (xml: string, by = trust) => {
  expect(xml).not.toBe(genuine)
  expect(() => read(xml, by)).toThrow(/EBMS:(0009|0101|0103)/)
}

/** Signs again, with whatever of the signature differs: what somebody could do who has the key. */
function resign(
  change: (signedInfo: string) => string,
  { hash = 'sha256', method = 'RSA-SHA256', body = content, signed = properties } = {},
): string {
  const digest = (text: string) => createHash(hash).update(text).digest('base64')
  const values = [digest(body), digest(signed)]
  const info = change(signedInfo.replace(/<ds:DigestValue>[^<]*/g, () => `<ds:DigestValue>${values.shift()}`))
  const value = sign(method, Buffer.from(info), east.key).toString('base64')
  const made = signature
    .replace(signedInfo, info)
    .replace(properties, signed)
    .replace(/(<ds:SignatureValue[^>]*>)[^<]*/, `$1${value}`)
  const end = body.lastIndexOf('</')
  return body.slice(0, end) + made + body.slice(end)
}

const dsig = 'http://www.w3.org/2000/09/xmldsig#'
const sha1 = (info: string) =>
  info
    .replaceAll('http://www.w3.org/2001/04/xmlenc#sha256', `${dsig}sha1`)
    .replace('http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', `${dsig}rsa-sha1`)
const signedWithSha1 = resign(sha1, { hash: 'sha1', method: 'RSA-SHA1' })

test('what signs again makes a genuine evidence when nothing differs', () => {
  expect(read(resign((info) => info)).evidence.kind).toBe('NON_DELIVERY')
})

describe('SHA-1', () => {
  test('F.16 is refused, and believed only of a partner for whom that is set', () => {
    expectRefused(signedWithSha1)
    expect(read(signedWithSha1, { ...trust, sha1: true }).evidence.kind).toBe('NON_DELIVERY')
  })

  test('F.16 is refused in a digest alone', () => {
    const digests = (info: string) => info.replaceAll('http://www.w3.org/2001/04/xmlenc#sha256', `${dsig}sha1`)
    expectRefused(resign(digests, { hash: 'sha1' }))
  })
})

/** The first transform as newer libraries write it. */
const filtered = (info: string, filter = 'subtract', path = '/descendant::ds:Signature') =>
  info.replace(
    /<ds:Transform Algorithm="[^"]*xpath[^"]*">.*?<\/ds:Transform>/,
    `<ds:Transform Algorithm="http://www.w3.org/2002/06/xmldsig-filter2">` +
      `<f:XPath xmlns:f="http://www.w3.org/2002/06/xmldsig-filter2" Filter="${filter}">${path}</f:XPath></ds:Transform>`,
  )

test('the signature may be subtracted instead of left out', () => {
  expect(read(resign(filtered)).evidence.kind).toBe('NON_DELIVERY')
})

describe('a signature that is not what was agreed', () => {
  const rsa = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'
  const changes: Record<string, (info: string) => string> = {
    'RSA with MD5': (info) => info.replace(rsa, 'http://www.w3.org/2001/04/xmldsig-more#rsa-md5'),
    'an HMAC': (info) => info.replace(rsa, 'http://www.w3.org/2001/04/xmldsig-more#hmac-sha256'),
    'XSLT instead of the XPath': (info) =>
      info.replace('http://www.w3.org/TR/1999/REC-xpath-19991116', 'http://www.w3.org/TR/1999/REC-xslt-19991116'),
    'an XPath that leaves the event out': (info) =>
      info.replace('not(ancestor-or-self::ds:Signature)', 'not(ancestor-or-self::ds:Signature or self::EventCode)'),
    'an XPath with a prefix of another namespace': (info) =>
      info.replace('<ds:XPath>', '<ds:XPath xmlns:e="http://uri.etsi.org/02640/v2#">').replace('::ds:', '::e:'),
    'an intersection': (info) => filtered(info, 'intersect'),
    'more than the signature subtracted': (info) => filtered(info, 'subtract', '/descendant::*'),
    'no XPath': (info) => info.replace(/<ds:Transform [^>]*xpath.*?<\/ds:Transform>/, ''),
    'a third transform': (info) =>
      info.replace('</ds:Transforms>', '<ds:Transform Algorithm="urn:x"></ds:Transform></ds:Transforms>'),
    'inclusive canonicalisation': (info) =>
      info.replace('http://www.w3.org/2001/10/xml-exc-c14n#', 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315'),
    'a reference to an address': (info) => info.replace('URI=""', 'URI="http://127.0.0.1:9/x"'),
    'a reference to a part of it': (info) => info.replace('URI=""', `URI="#e-${evidence.id}"`),
    'one reference': (info) => info.replace(/<ds:Reference Type.*?<\/ds:Reference>/, ''),
    'the properties under another type': (info) => info.replace('http://uri.etsi.org/01903#SignedProperties', 'urn:x'),
    'three references': (info) =>
      info.replace('</ds:SignedInfo>', `${/<ds:Reference Type.*?<\/ds:Reference>/.exec(info)?.[0]}</ds:SignedInfo>`),
  }
  test.each(Object.keys(changes))('F.27 %s', (name) => expectRefused(resign(changes[name] ?? ((info) => info))))

  test('F.27 a key that everybody knows', () => {
    const info = signedInfo.replace(rsa, 'http://www.w3.org/2001/04/xmldsig-more#hmac-sha256')
    const key = east.x509.publicKey.export({ type: 'spki', format: 'pem' })
    const value = createHmac('sha256', key).update(info).digest('base64')
    expectRefused(genuine.replace(signedInfo, info).replace(/(<ds:SignatureValue[^>]*>)[^<]*/, `$1${value}`))
  })

  test('F.27 a certificate of the same key that the properties do not name', () => {
    const other = createHash('sha256').update(west.certificate).digest('base64')
    expectRefused(resign((info) => info, { signed: properties.replace(/(<ds:DigestValue[^>]*>)[^<]*/, `$1${other}`) }))
  })

  test('F.27 the certificate of the partner beside the signature of another', () => {
    const stranger = signature.replace(east.certificate.toString('base64'), west.certificate.toString('base64'))
    expectRefused(genuine.replace(signature, stranger))
    expectRefused(genuine.replace(signature, stranger), { ...trust, certificates: [east.x509, west.x509] })
  })

  test('F.27 a certificate that is not valid any more', () => {
    expect(() => read(genuine, { ...trust, at: new Date('2040-01-01') })).toThrow('EBMS:0101')
  })
})

describe('a document that was changed', () => {
  const forged = content.replace('#NonDelivery', '#Delivery')
  const changes: Record<string, (xml: string) => string> = {
    'another event': (xml) => xml.replace('#NonDelivery', '#Delivery'),
    'another message': (xml) => xml.replace('m1@east', 'm2@east'),
    'another signing time': (xml) => xml.replace('<xades:SigningTime>2026', '<xades:SigningTime>2025'),
    'no signature': (xml) => xml.replace(signature, ''),
    'a second signature, which the transform would leave out': (xml) =>
      xml.replace('<EvidenceIdentifier>', `${signature}<EvidenceIdentifier>`),
    'the event within the signature': (xml) =>
      xml.replace(
        '</ds:Signature>',
        '<ds:Object><EventCode>http:uri.etsi.org/02640/Event#Delivery</EventCode></ds:Object></ds:Signature>',
      ),
    'the signature deeper': (xml) => xml.replace(signature, `<Extensions>${signature}</Extensions>`),
    'the genuine one within a forged one': () =>
      forged.replace('</DeliveryNon', `<Extensions>${genuine.slice(38)}</Extensions></DeliveryNon`),
    'a second SignedInfo': (xml) => xml.replace(signedInfo, signedInfo + signedInfo),
    'a comment in the digest': (xml) => xml.replace('<ds:DigestValue>', '<ds:DigestValue><!-- -->'),
    'a comment in the event': (xml) => xml.replace('#NonDelivery', '#<!-- -->NonDelivery'),
    'a DTD': (xml) => xml.replace('?>', '?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'),
    'a processing instruction': (xml) => xml.replace('<EventTime>', '<?x y?><EventTime>'),
    'text after the elements': (xml) => xml.replace('<EventTime>', 'x<EventTime>'),
    'an id twice': (xml) => xml.replace('<EventTime>', `<EventTime Id="e-${evidence.id}">`),
    'cut off': (xml) => xml.slice(0, -10),
  }
  test.each(Object.keys(changes))('F.27 %s', (name) => expectRefused((changes[name] ?? ((xml) => xml))(genuine)))

  test('F.27 a signed document that is no evidence, or says a thing twice', () => {
    const other = (from: string, to: string) => resign((info) => info, { body: content.replaceAll(from, to) })
    expectRefused(other('DeliveryNonDeliveryToRecipient', 'SomethingElse'))
    expectRefused(other('http://uri.etsi.org/02640/v2#', 'urn:x'))
    expectRefused(
      other(
        '<EvidenceIdentifier>',
        '<EventCode>http:uri.etsi.org/02640/Event#Delivery</EventCode><EvidenceIdentifier>',
      ),
    )
  })
})

describe('what departs from the schema', () => {
  test('is read with warnings, as the evidences in the field', () => {
    const body = content
      .replace('<MessageSubject></MessageSubject>', '')
      .replace(/<MessageIdentifierByREMMD>[^<]*<\/MessageIdentifierByREMMD>/, '')
      .replace(/(<EventTime>.*?<\/EventTime>)(<SenderDetails>.*?<\/SenderDetails>)/, '$2$1')
    const { warnings, evidence: found } = read(resign((info) => info, { body }))
    expect(warnings).toEqual([
      'not in the order of the schema',
      'MessageSubject is missing',
      'MessageIdentifierByREMMD is missing',
    ])
    expect(found.original).toEqual({ ...evidence.original, wireId: '' })
  })
})
