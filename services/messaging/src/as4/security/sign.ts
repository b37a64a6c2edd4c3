import { createHash, type KeyObject, sign as signWithCallback } from 'node:crypto'
import { promisify } from 'node:util'
import type { SignedDigest } from '../ebms/signal.ts'
import { algorithm, declare, token } from '../names.ts'
import { canonicalFragment } from '../xml/canonical.ts'
import { escapeXml } from '../xml/write.ts'

const signAsync = promisify(signWithCallback)

/** A key pair with its certificate: an access point's identity. */
export interface Signer {
  key: KeyObject
  /** DER. */
  certificate: Buffer
}

/** What a signature covers: elements by id in the form that goes onto the wire, and parts by their digest. */
export interface ToSign {
  elements: { id: string; canonical: string }[]
  parts: { contentId: string; digest: string }[]
}

/** A signature as it is put into the security header, with the digests that a receipt has to repeat. */
export interface Signature {
  /** wsse:BinarySecurityToken and ds:Signature. */
  xml: string
  digests: SignedDigest[]
}

/** Writes and computes the one detached signature of a message or signal. `id` makes the ids of the elements unique. */
export async function writeSignature(toSign: ToSign, signer: Signer, id: string): Promise<Signature> {
  const digests = [
    ...toSign.elements.map((element) => ({ uri: `#${element.id}`, value: sha256(element.canonical) })),
    ...toSign.parts.map((part) => ({ uri: `cid:${part.contentId}`, value: part.digest })),
  ].map(({ uri, value }) => ({ uri, algorithm: algorithm.digest, value }))
  const signedInfo = canonicalFragment(
    `<ds:SignedInfo${declare('ds')}><ds:CanonicalizationMethod Algorithm="${algorithm.canonical}"/>` +
      `<ds:SignatureMethod Algorithm="${algorithm.signature}"/>${digests.map(reference).join('')}</ds:SignedInfo>`,
  )
  const value = await signAsync('RSA-SHA256', Buffer.from(signedInfo), signer.key)
  return {
    xml:
      binaryToken(signer.certificate, `X509-${id}`) +
      `<ds:Signature${declare('ds')} Id="SIG-${id}">${signedInfo}` +
      `<ds:SignatureValue>${value.toString('base64')}</ds:SignatureValue>` +
      `<ds:KeyInfo>${tokenReference(`X509-${id}`)}</ds:KeyInfo></ds:Signature>`,
    digests,
  }
}

function reference({ uri, value }: SignedDigest): string {
  const transform = uri.startsWith('#') ? algorithm.canonical : token.contentSignature
  return (
    `<ds:Reference URI="${escapeXml(uri)}"><ds:Transforms><ds:Transform Algorithm="${transform}"/></ds:Transforms>` +
    `<ds:DigestMethod Algorithm="${algorithm.digest}"/><ds:DigestValue>${value}</ds:DigestValue></ds:Reference>`
  )
}

/** A certificate in the header. */
export function binaryToken(certificate: Buffer, id: string): string {
  return (
    `<wsse:BinarySecurityToken${declare('wsse', 'wsu')} EncodingType="${token.base64}"` +
    ` ValueType="${token.certificate}" wsu:Id="${id}">${certificate.toString('base64')}</wsse:BinarySecurityToken>`
  )
}

/** Points to a certificate of the header. */
export function tokenReference(id: string): string {
  return (
    `<wsse:SecurityTokenReference${declare('wsse')}><wsse:Reference URI="#${id}" ValueType="${token.certificate}"/>` +
    `</wsse:SecurityTokenReference>`
  )
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('base64')
