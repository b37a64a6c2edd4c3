import { createHash } from 'node:crypto'
import { algorithm, declare } from '../../as4/names.ts'
import type { KeyPair } from '../../as4/security/sign.ts'
import { rsaSha256 } from '../../as4/security/signature-algorithms.ts'
import { canonicalFragment } from '../../as4/xml/canonical.ts'
import { escapeXml } from '../../as4/xml/write.ts'
import { xades } from './names.ts'
import { type Signing, writeSignedProperties } from './signed-properties.ts'

/** How a signature is made, its signer's certificate apart. */
export type SigningData = Omit<Signing, 'certificate'>

/** What a signature covers besides its own properties. */
export interface Signed {
  uri: string
  /** ds:Transforms, empty for none. */
  transforms: string
  /** Base64. */
  digest: string
}

/** Writes a ds:Signature with the XAdES-B properties over one thing. */
export async function writeSignature(
  { uri, transforms, digest }: Signed,
  signer: KeyPair,
  data: SigningData,
): Promise<string> {
  const { id } = data
  const properties = canonicalFragment(writeSignedProperties({ ...data, certificate: signer.certificate }))
  const signedInfo = canonicalFragment(
    `<ds:SignedInfo${declare('ds')}><ds:CanonicalizationMethod Algorithm="${algorithm.canonical}"/>` +
      `<ds:SignatureMethod Algorithm="${rsaSha256.uri}"/>` +
      `<ds:Reference Id="r-${id}" URI="${escapeXml(uri)}">${transforms}${digestElements(digest)}</ds:Reference>` +
      `<ds:Reference Type="${xades.signedProperties}" URI="#xades-${id}"><ds:Transforms>` +
      `<ds:Transform Algorithm="${algorithm.canonical}"/></ds:Transforms>${digestElements(sha256(properties))}` +
      `</ds:Reference></ds:SignedInfo>`,
  )
  const value = await rsaSha256.sign(Buffer.from(signedInfo), signer.key)
  return (
    `<ds:Signature${declare('ds')} Id="id-${id}">${signedInfo}` +
    `<ds:SignatureValue Id="value-${id}">${value.toString('base64')}</ds:SignatureValue>` +
    `<ds:KeyInfo><ds:X509Data><ds:X509Certificate>${signer.certificate.toString('base64')}</ds:X509Certificate>` +
    `</ds:X509Data></ds:KeyInfo><ds:Object><xades:QualifyingProperties xmlns:xades="${xades.ns}" Target="#id-${id}">` +
    `${properties}</xades:QualifyingProperties></ds:Object></ds:Signature>`
  )
}

const digestElements = (digest: string) =>
  `<ds:DigestMethod Algorithm="${algorithm.digest}"/><ds:DigestValue>${digest}</ds:DigestValue>`

/** SHA-256 of a text, base64. */
export const sha256 = (text: string) => createHash('sha256').update(text).digest('base64')
