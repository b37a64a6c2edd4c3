import { declare, token } from '../names.ts'
import { escapeXml } from '../xml/write.ts'
import { factsOf } from './certificate.ts'
import type { TokenReference } from './profile.ts'

/** A certificate named in a header. */
export interface WrittenReference {
  /** The wsse:BinarySecurityToken that has to stand before; empty where the certificate does not travel. */
  token: string
  /** wsse:SecurityTokenReference. */
  reference: string
}

/** Names a certificate (DER) in the way that is agreed with the partner, written as WSS4J writes it. */
export function writeKeyReference(way: TokenReference, certificate: Buffer, id: string): WrittenReference {
  const reference = (content: string) =>
    `<wsse:SecurityTokenReference${declare('wsse')}>${content}</wsse:SecurityTokenReference>`
  switch (way) {
    case 'bst':
      return {
        token: binaryToken(certificate, id),
        reference: reference(`<wsse:Reference URI="#${id}" ValueType="${token.certificate}"/>`),
      }
    case 'issuerSerial': {
      const { issuer, serial } = factsOf(certificate)
      const content =
        `<ds:X509Data${declare('ds')}><ds:X509IssuerSerial><ds:X509IssuerName>${escapeXml(issuer)}</ds:X509IssuerName>` +
        `<ds:X509SerialNumber>${serial}</ds:X509SerialNumber></ds:X509IssuerSerial></ds:X509Data>`
      return { token: '', reference: reference(content) }
    }
    case 'ski': {
      const identifier = factsOf(certificate).subjectKeyIdentifier.toString('base64')
      const content =
        `<wsse:KeyIdentifier EncodingType="${token.base64}" ValueType="${token.subjectKeyIdentifier}">${identifier}` +
        `</wsse:KeyIdentifier>`
      return { token: '', reference: reference(content) }
    }
  }
}

function binaryToken(certificate: Buffer, id: string): string {
  return (
    `<wsse:BinarySecurityToken${declare('wsse', 'wsu')} EncodingType="${token.base64}"` +
    ` ValueType="${token.certificate}" wsu:Id="${id}">${certificate.toString('base64')}</wsse:BinarySecurityToken>`
  )
}
