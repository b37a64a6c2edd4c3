import type { XmlElement } from 'libxml2-wasm'
import { fail } from '../ebms-error.ts'
import { ns, token } from '../names.ts'
import { attributeOf, elementsOf, is, sequence, textOf } from '../xml/element.ts'
import { base64Of } from './base64.ts'
import { readDer } from './der.ts'
import type { KeyReference } from './key-reference.ts'

/** A wsse:BinarySecurityToken as it was read. */
export interface ReadToken {
  type: string
  certificate: Buffer
}

/** Reads a ds:KeyInfo that names a certificate, in one of the ways in which products do it. */
export function readKeyReference(keyInfo: XmlElement, tokens: ReadonlyMap<string, ReadToken>): KeyReference {
  const content = readTokenReference(keyInfo)
  if (is(content, ns.wsse, 'Reference')) return readDirect(content, tokens)
  if (is(content, ns.wsse, 'KeyIdentifier')) return readIdentifier(content)
  if (is(content, ns.ds, 'X509Data')) return readX509Data(content)
  return unknownWay()
}

function readDirect(element: XmlElement, tokens: ReadonlyMap<string, ReadToken>): KeyReference {
  const uri = attributeOf(element, 'URI') ?? ''
  const named = tokens.get(uri.replace(/^#/, '')) ?? fail('EBMS:0101', 'the token is not in the header')
  // Optional in WS-Security: the token says it as well.
  if ((attributeOf(element, 'ValueType') ?? named.type) !== named.type)
    fail('EBMS:0101', 'the token is of an unknown type')
  return { kind: 'certificate', certificate: named.certificate }
}

function readIdentifier(element: XmlElement): KeyReference {
  const value = base64Of(element, 'EBMS:0101')
  switch (attributeOf(element, 'ValueType')) {
    case token.subjectKeyIdentifier:
      return { kind: 'ski', identifier: value }
    case token.thumbprint:
      return { kind: 'thumbprint', sha1: value }
    case token.certificate:
      return { kind: 'certificate', certificate: value }
    default:
      return unknownWay()
  }
}

function readX509Data(element: XmlElement): KeyReference {
  const data = sequence(element, 'EBMS:0101')
  const children = sequence(data.one(ns.ds, 'X509IssuerSerial'), 'EBMS:0101')
  data.end()
  const issuer = textOf(children.one(ns.ds, 'X509IssuerName'), 'EBMS:0101')
  const serial = textOf(children.one(ns.ds, 'X509SerialNumber'), 'EBMS:0101').trim()
  children.end()
  if (issuer.length > 2000 || !/^\d{1,60}$/.test(serial)) fail('EBMS:0101', 'an issuer and serial number is malformed')
  return { kind: 'issuerSerial', issuer, serial: BigInt(serial) }
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
  return content !== undefined && rest.length === 0 ? content : unknownWay()
}

/** A wsse:BinarySecurityToken by its wsu:Id. Of a certificate path only its end counts: no issuer in it is trusted. */
export function readToken(element: XmlElement): [id: string, token: ReadToken] {
  const id = attributeOf(element, 'Id', ns.wsu) ?? fail('EBMS:0101', 'a token has no id')
  const type = attributeOf(element, 'ValueType') ?? ''
  const value = base64Of(element, 'EBMS:0101')
  if (type === token.certificate) return [id, { type, certificate: value }]
  if (type === token.path) return [id, { type, certificate: endOf(value) }]
  return fail('EBMS:0101', 'the token is of an unknown type')
}

/** A PkiPath is a SEQUENCE of certificates that begins at the authority and ends at the subject (X.509, 7.7). */
function endOf(path: Buffer): Buffer {
  try {
    const [sequence, ...rest] = readDer(path)
    const end = rest.length === 0 && sequence !== undefined ? readDer(sequence.content).at(-1) : undefined
    if (end !== undefined) return end.raw
  } catch {
    // Falls through: what cannot be read names nobody.
  }
  return fail('EBMS:0101', 'a certificate path is malformed')
}

function unknownWay(): never {
  fail('EBMS:0101', 'the key is named in an unknown way')
}
