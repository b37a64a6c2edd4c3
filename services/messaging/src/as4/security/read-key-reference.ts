import type { XmlElement } from 'libxml2-wasm'
import { fail } from '../ebms-error.ts'
import { ns, token } from '../names.ts'
import { attributeOf, elementsOf, is, sequence, textOf } from '../xml/element.ts'

/**
 * Reads a ds:KeyInfo. Products name a certificate in three ways: the certificate itself in a token of this header, its
 * subject key identifier, or issuer and serial number. Only the first is returned. The others need no look-up: a
 * signature is tried with the certificates of the agreed partner and no others.
 */
export function readKeyReference(keyInfo: XmlElement, tokens: ReadonlyMap<string, Buffer>): Buffer | undefined {
  const content = readTokenReference(keyInfo)
  if (is(content, ns.wsse, 'Reference')) {
    if (attributeOf(content, 'ValueType') !== token.certificate) fail('EBMS:0101', 'the token is of an unknown type')
    const uri = attributeOf(content, 'URI') ?? ''
    return tokens.get(uri.replace(/^#/, '')) ?? fail('EBMS:0101', 'the token is not in the header')
  }
  if (is(content, ns.wsse, 'KeyIdentifier') || is(content, ns.ds, 'X509Data')) return undefined
  return fail('EBMS:0101', 'the key is named in an unknown way')
}

/** Id of the xenc:EncryptedKey that a ds:KeyInfo of encrypted data points to. */
export function readEncryptedKeyReference(keyInfo: XmlElement): string {
  const content = readTokenReference(keyInfo)
  const uri = is(content, ns.wsse, 'Reference') ? (attributeOf(content, 'URI') ?? '') : ''
  return uri.startsWith('#') ? uri.slice(1) : fail('EBMS:0102', 'the key of a part is named in an unknown way')
}

function readTokenReference(keyInfo: XmlElement): XmlElement {
  const children = sequence(keyInfo, 'EBMS:0101')
  const reference = children.one(ns.wsse, 'SecurityTokenReference')
  children.end()
  const [content, ...rest] = elementsOf(reference, 'EBMS:0101')
  return content !== undefined && rest.length === 0 ? content : fail('EBMS:0101', 'the key is named in an unknown way')
}

/** Content of a wsse:BinarySecurityToken by its wsu:Id. */
export function readToken(element: XmlElement): [id: string, certificate: Buffer] {
  const id = attributeOf(element, 'Id', ns.wsu) ?? fail('EBMS:0101', 'a token has no id')
  if (attributeOf(element, 'ValueType') !== token.certificate) fail('EBMS:0101', 'the token is of an unknown type')
  return [id, Buffer.from(textOf(element, 'EBMS:0101').replace(/\s/g, ''), 'base64')]
}
