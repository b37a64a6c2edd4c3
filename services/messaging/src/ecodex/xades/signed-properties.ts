import { createHash, type X509Certificate } from 'node:crypto'
import type { XmlElement } from 'libxml2-wasm'
import { fail } from '../../as4/ebms-error.ts'
import { algorithm, declare, ns } from '../../as4/names.ts'
import { base64Of } from '../../as4/security/base64.ts'
import { attributeOf, sequence } from '../../as4/xml/element.ts'
import { digestOf, xades } from './names.ts'

/** What XAdES-B signs besides the document: when, with which certificate, and of which media type the document is. */
export interface Signing {
  /** Makes the ids of the signature unique. */
  id: string
  at: Date
  /** DER. */
  certificate: Buffer
  mediaType: string
}

/** Writes the xades:SignedProperties; the reference to the document has the id `r-` and that of the signature. */
export function writeSignedProperties({ id, at, certificate, mediaType }: Signing): string {
  const digest = createHash('sha256').update(certificate).digest('base64')
  return (
    `<xades:SignedProperties xmlns:xades="${xades.ns}"${declare('ds')} Id="xades-${id}">` +
    `<xades:SignedSignatureProperties><xades:SigningTime>${at.toISOString().slice(0, 19)}Z</xades:SigningTime>` +
    `<xades:SigningCertificateV2><xades:Cert><xades:CertDigest><ds:DigestMethod Algorithm="${algorithm.digest}"/>` +
    `<ds:DigestValue>${digest}</ds:DigestValue></xades:CertDigest></xades:Cert></xades:SigningCertificateV2>` +
    `</xades:SignedSignatureProperties><xades:SignedDataObjectProperties>` +
    `<xades:DataObjectFormat ObjectReference="#r-${id}"><xades:MimeType>${mediaType}</xades:MimeType>` +
    `</xades:DataObjectFormat></xades:SignedDataObjectProperties></xades:SignedProperties>`
  )
}

/** Finds the xades:SignedProperties in the one ds:Object of a signature. */
export function findSignedProperties(object: XmlElement): XmlElement {
  const objects = sequence(object, 'EBMS:0101')
  const qualifying = sequence(objects.one(xades.ns, 'QualifyingProperties'), 'EBMS:0101')
  objects.end()
  return qualifying.one(xades.ns, 'SignedProperties')
}

/**
 * The signed properties name the certificate by its digest, so that another certificate with the same key cannot be put
 * in its place. SHA-1 is refused here always: nobody in the field uses it for this.
 */
export function checkSigningCertificate(properties: XmlElement, certificate: X509Certificate): void {
  const signed = sequence(properties, 'EBMS:0101')
  const children = sequence(signed.one(xades.ns, 'SignedSignatureProperties'), 'EBMS:0101')
  children.maybe(xades.ns, 'SigningTime')
  const list = sequence(children.one(xades.ns, 'SigningCertificateV2'), 'EBMS:0101')
  const entry = sequence(list.one(xades.ns, 'Cert'), 'EBMS:0101')
  const pair = sequence(entry.one(xades.ns, 'CertDigest'), 'EBMS:0101')
  const method = attributeOf(pair.one(ns.ds, 'DigestMethod'), 'Algorithm')
  const hash = digestOf(method, false) ?? fail('EBMS:0103', 'the digest of the signing certificate is not accepted')
  const expected = base64Of(pair.one(ns.ds, 'DigestValue'), 'EBMS:0101')
  if (!createHash(hash).update(certificate.raw).digest().equals(expected)) {
    fail('EBMS:0101', 'the signature names another certificate')
  }
}
