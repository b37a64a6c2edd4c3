import type { XmlElement } from 'libxml2-wasm'
import { fail } from '../../as4/ebms-error.ts'
import { algorithm, ns } from '../../as4/names.ts'
import { base64Of } from '../../as4/security/base64.ts'
import { readTransform } from '../../as4/security/read-reference.ts'
import { canonical } from '../../as4/xml/canonical.ts'
import { attributeOf, sequence } from '../../as4/xml/element.ts'
import { signatureOf } from './names.ts'
import { findSignedProperties } from './signed-properties.ts'

/** A ds:Signature of XAdES as it was read; nothing in it is proved yet. */
export interface ReadSignature {
  /** Canonical ds:SignedInfo, the bytes that are signed. */
  signedInfo: Buffer
  /** Signature algorithm as node:crypto calls it. */
  method: string
  value: Buffer
  /** The certificate that the signature brings along, DER. */
  certificate: Buffer
  /** The reference to what is signed, and the one to the signed properties. */
  references: { content: XmlElement; properties: XmlElement }
  signedProperties: XmlElement
}

/** Reads a ds:Signature of the one shape that XAdES-B has here: two references, one certificate, one object. */
export function readSignature(element: XmlElement, sha1: boolean): ReadSignature {
  const children = sequence(element, 'EBMS:0101')
  const signedInfo = children.one(ns.ds, 'SignedInfo')
  const value = base64Of(children.one(ns.ds, 'SignatureValue'), 'EBMS:0101')
  const certificate = readCertificate(children.one(ns.ds, 'KeyInfo'))
  const signedProperties = findSignedProperties(children.one(ns.ds, 'Object'))
  children.end()
  const info = sequence(signedInfo, 'EBMS:0101')
  const prefixes = readTransform(info.one(ns.ds, 'CanonicalizationMethod'), algorithm.canonical)
  const method = signatureOf(attributeOf(info.one(ns.ds, 'SignatureMethod'), 'Algorithm'), sha1)
  const content = info.one(ns.ds, 'Reference')
  const properties = info.one(ns.ds, 'Reference')
  info.end()
  if (method === undefined) return fail('EBMS:0103', 'the signature algorithm is not accepted')
  return {
    signedInfo: canonical(signedInfo, prefixes),
    method,
    value,
    certificate,
    references: { content, properties },
    signedProperties,
  }
}

/** The first certificate is the signer's; the chain that some add after it proves nothing to us. */
function readCertificate(keyInfo: XmlElement): Buffer {
  const data = sequence(keyInfo, 'EBMS:0101').one(ns.ds, 'X509Data')
  return base64Of(sequence(data, 'EBMS:0101').one(ns.ds, 'X509Certificate'), 'EBMS:0101')
}
