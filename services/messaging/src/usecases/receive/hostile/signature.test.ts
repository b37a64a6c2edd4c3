import { createHmac, sign } from 'node:crypto'
import { afterAll, describe, expect, test } from '@jest/globals'
import { readEnvelope } from '../../../as4/envelope.ts'
import { tokenReferences } from '../../../as4/security/profile.ts'
import { encryptionDowngrades, signatureDowngrades } from '../../../testing/downgrades.ts'
import { expectRefused } from '../../../testing/hostile.ts'
import { testMessaging } from '../../../testing/messaging.ts'
import { send } from '../../../testing/send.ts'
import { type MadeMessage, makeMessage, withEnvelope } from '../../../testing/wire.ts'

const messaging = await testMessaging()
const { east, north, stranger, endpoint, app } = messaging
afterAll(() => messaging.close())

const made = await makeMessage(north, east)
const type = made.wire.contentType
const find = (xml: string, shape: RegExp) => shape.exec(xml)?.[0] ?? ''
const block = find(made.wire.envelope.toString(), /<eb:Messaging.*<\/eb:Messaging>/s)
const body = find(made.wire.envelope.toString(), /<S12:Body.*<\/S12:Body>/s)
const signature = find(made.wire.envelope.toString(), /<ds:Signature .*<\/ds:Signature>/s)
const signedInfo = find(signature, /<ds:SignedInfo.*<\/ds:SignedInfo>/s)
const id = /wsu:Id="(MSG-[^"]+)"/.exec(block)?.[1] ?? ''
const forged = block.replace(made.message.conversationId, '00000000-0000-4000-8000-000000000000')
const otherId = (xml: string) => xml.replace(id, 'forged')
const after = (mark: string, insert: string) => (xml: string) => xml.replace(mark, mark + insert)
const swap = (from: string | RegExp, to: string) => (xml: string) => xml.replace(from, () => to)
const both = (a: (xml: string) => string, b: (xml: string) => string) => (xml: string) => b(a(xml))

/** The signed block is kept somewhere, and another one stands where it is read (signature wrapping). */
const wrapped: Record<string, (xml: string) => string> = {
  'the original in the security header': both(swap(block, forged), after(signature, block)),
  'the original in the security header, the forged one with another id': both(
    swap(block, otherId(forged)),
    after(signature, block),
  ),
  'the original in the body': both(swap(block, forged), swap(body, body.replace('><', `>${block}<`))),
  'the original in the body, the forged one with another id': both(
    swap(block, otherId(forged)),
    swap(body, body.replace('><', `>${block}<`)),
  ),
  'the original below another header block': swap(block, `${otherId(forged)}<x:w xmlns:x="urn:x">${block}</x:w>`),
  'the original within the forged block': swap(
    block,
    otherId(forged).replace('</eb:Messaging>', `${block}</eb:Messaging>`),
  ),
  'the original within the forged message': swap(
    block,
    otherId(forged).replace('</eb:UserMessage>', `${block}</eb:UserMessage>`),
  ),
  'the forged block before the original': swap(block, otherId(forged) + block),
  'the forged block after the original': swap(block, block + otherId(forged)),
  'the original in a ds:Object': both(
    swap(block, otherId(forged)),
    swap('</ds:Signature>', `<ds:Object>${block}</ds:Object></ds:Signature>`),
  ),
  'the original in the key information': both(
    swap(block, otherId(forged)),
    swap('</ds:KeyInfo></ds:Signature>', `${block}</ds:KeyInfo></ds:Signature>`),
  ),
  'the original after the body': both(swap(block, otherId(forged)), swap('</S12:Envelope>', `${block}</S12:Envelope>`)),
  'the original envelope within another': (xml) =>
    xml.replace(
      /<S12:Envelope.*/s,
      (envelope) =>
        `<S12:Envelope xmlns:S12="http://www.w3.org/2003/05/soap-envelope"><S12:Header>${otherId(forged)}<x:w xmlns:x="urn:x">${envelope}</x:w></S12:Header>${body.replace('BODY', 'B2')}</S12:Envelope>`,
    ),
  'the forged block with the id as xml:id': swap(block, forged.replace('wsu:Id', 'xml:id')),
  'the forged block with the id as Id': swap(block, forged.replace('wsu:Id', 'Id')),
  'the forged block with the id as ID': swap(block, forged.replace('wsu:Id', 'ID')),
  'the forged block with both ids': swap(block, forged.replace('wsu:Id', 'xml:id="forged" wsu:Id')),
  'a second message in the signed block': swap(
    '</eb:UserMessage>',
    `</eb:UserMessage>${find(forged, /<eb:UserMessage.*<\/eb:UserMessage>/s)}`,
  ),
  'the body in the header': swap(body, body.replace('BODY', 'B2')),
  'a second body': swap(body, body + body.replace('BODY', 'B2')),
  'a changed value': swap(made.message.conversationId, '00000000-0000-4000-8000-000000000000'),
  'an unsigned property': swap(
    '</eb:CollaborationInfo>',
    '</eb:CollaborationInfo><eb:MessageProperties><eb:Property name="a">b</eb:Property></eb:MessageProperties>',
  ),
}

/** Signature elements that two readers may take differently. */
const doubtful: Record<string, (xml: string) => string> = {
  'two security headers': swap(
    /(<wsse:Security .*<\/wsse:Security>)/s,
    `${find(made.wire.envelope.toString(), /<wsse:Security .*<\/wsse:Security>/s)}<wsse:Security xmlns:wsse="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd"/>`,
  ),
  'two signatures': after(signature, signature.replace(/ Id="SIG[^"]*"/, '')),
  'two SignedInfo': swap(signedInfo, signedInfo + signedInfo),
  'a forged SignedInfo first': swap(
    signedInfo,
    signedInfo.replace(/<ds:DigestValue>[^<]*/, '<ds:DigestValue>AAAA') + signedInfo,
  ),
  'a comment in the signature value': swap('<ds:SignatureValue>', '<ds:SignatureValue><!-- -->'),
  'a comment in a digest value': swap('<ds:DigestValue>', '<ds:DigestValue><!--A-->'),
  'a processing instruction in a digest value': swap('<ds:DigestValue>', '<ds:DigestValue><?a b?>'),
  'CDATA in a digest value': swap(/<ds:DigestValue>([^<]*)/, '<ds:DigestValue><![CDATA[$1]]>'),
  'an entity in a digest value': swap('<ds:DigestValue>', '<ds:DigestValue>&a;'),
  'an element in a digest value': swap('<ds:DigestValue>', '<ds:DigestValue><a/>'),
  'a digest value of nothing': swap(/<ds:DigestValue>[^<]*/, '<ds:DigestValue>'),
  'the digest value of nothing': swap(
    /<ds:DigestValue>[^<]*/,
    '<ds:DigestValue>47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
  ),
  'padding in the signature value': swap('</ds:SignatureValue>', '====</ds:SignatureValue>'),
  'no signature value': swap(/<ds:SignatureValue>.*<\/ds:SignatureValue>/s, ''),
  'no key information': swap(/<ds:KeyInfo>(?!.*<ds:KeyInfo>).*<\/ds:KeyInfo>/s, ''),
}

/** Transforms and references that are not agreed. */
const references: Record<string, (xml: string) => string> = {
  ...Object.fromEntries(
    [
      'TR/1999/REC-xslt-19991116',
      'TR/1999/REC-xpath-19991116',
      '2000/09/xmldsig#base64',
      '2000/09/xmldsig#enveloped-signature',
      '2002/07/decrypt#XML',
      '2006/12/xml-c14n11',
    ].map((uri) => [
      `the transform ${uri}`,
      swap(
        '<ds:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#">',
        `<ds:Transform Algorithm="http://www.w3.org/${uri}">`,
      ),
    ]),
  ),
  'two transforms': swap(
    '<ds:Transforms>',
    '<ds:Transforms><ds:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/>',
  ),
  'no transform': swap(/<ds:Transforms>.*?<\/ds:Transforms>/s, ''),
  ...Object.fromEntries(
    ['http://127.0.0.1:9/x', 'file:///etc/passwd', '', '#xpointer(/)', '#', '//x'].map((uri) => [
      `a reference to ${uri || 'nothing'}`,
      swap(/URI="#MSG[^"]*"/, `URI="${uri}"`),
    ]),
  ),
  'a reference to another element': swap('<ds:Reference URI="#MSG', '<ds:Reference URI="#X509'),
  'the same reference twice': swap(
    '<ds:Reference',
    `${find(signedInfo, /<ds:Reference.*?<\/ds:Reference>/s)}<ds:Reference`,
  ),
  'thirty-one references': swap(
    '</ds:SignedInfo>',
    `${Array.from({ length: 28 }, (_, i) => find(signedInfo, /<ds:Reference.*?<\/ds:Reference>/s).replace(/URI="[^"]*"/, `URI="cid:${i}"`)).join('')}</ds:SignedInfo>`,
  ),
}

describe.each([
  ['F.1', 'signature wrapping', wrapped, ['EBMS:0101', 'EBMS:0103', 'EBMS:0009']],
  ['F.2', 'a doubtful signature', doubtful, ['EBMS:0101', 'EBMS:0103', 'EBMS:0009']],
  ['F.5', 'transforms and references', references, ['EBMS:0103']],
  ['F.16', 'algorithms of a message', { ...signatureDowngrades, ...encryptionDowngrades }, ['EBMS:0103']],
] as const)('%s: %s', (id, _, changes, codes) => {
  test.each(Object.keys(changes))(`${id} %s is refused`, async (name) => {
    const change = (changes as Record<string, (xml: string) => string>)[name] as (xml: string) => string
    await expectRefused(messaging, type, await withEnvelope(made, change), ...codes)
  })
})

describe('keys', () => {
  test.each<[string, () => Promise<MadeMessage>]>([
    ['a certificate of the same CA that is nobody’s', () => makeMessage(north, east, { signer: stranger })],
    ['the certificate of another partner', () => makeMessage(north, east, { signer: messaging.west })],
    ['the certificate of the recipient', () => makeMessage(north, east, { signer: east })],
  ])('F.19 %s does not prove the sender', async (_, make) => {
    const { wire, bytes } = await make()
    await expectRefused(messaging, wire.contentType, bytes, 'EBMS:0101')
  })

  test.each(tokenReferences)('F.19 a foreign key is not the partner’s where %s says so', async (tokenReference) => {
    const { certificate } = north
    const { wire, bytes } = await makeMessage(north, east, { signer: { ...stranger, certificate, tokenReference } })
    await expectRefused(messaging, wire.contentType, bytes, 'EBMS:0101')
    const own = await makeMessage(north, east, { signer: { ...north, tokenReference } })
    expect((await send(endpoint, own.wire.contentType, own.bytes)).kind).toBe('receipt')
  })

  test('F.16 the public key is no HMAC key', async () => {
    const info = readEnvelope(made.wire.envelope).security.signature?.signedInfo ?? Buffer.alloc(0)
    const mac = createHmac('sha256', north.x509.publicKey.export({ type: 'spki', format: 'der' })).update(info)
    const change = swap(/<ds:SignatureValue>[^<]*/, `<ds:SignatureValue>${mac.digest('base64')}`)
    await expectRefused(messaging, type, await withEnvelope(made, change), 'EBMS:0101')
  })

  test('F.1 another signature of the right key over other bytes is refused', async () => {
    const other = sign('RSA-SHA256', Buffer.from('something else'), north.key).toString('base64')
    const change = swap(/<ds:SignatureValue>[^<]*/, `<ds:SignatureValue>${other}`)
    await expectRefused(messaging, type, await withEnvelope(made, change), 'EBMS:0101')
  })

  test('the untouched message is accepted', async () => {
    expect((await send(endpoint, type, made.bytes)).kind).toBe('receipt')
    expect(app.points.get('ca-east').partners.map(({ id: one }) => one)).toContain('north')
  })
})
