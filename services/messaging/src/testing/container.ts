import { createHash, sign } from 'node:crypto'
import { algorithm, declare } from '../as4/names.ts'
import type { KeyPair } from '../as4/security/sign.ts'
import { rsaSha256 } from '../as4/security/signature-algorithms.ts'
import { canonicalFragment } from '../as4/xml/canonical.ts'
import { asicType } from '../ecodex/asic/names.ts'
import { xades } from '../ecodex/xades/names.ts'
import { signEnveloped } from '../ecodex/xades/sign.ts'
import { writeSignedProperties } from '../ecodex/xades/signed-properties.ts'
import { type ZipPart, zipOf } from './zip.ts'

const at = new Date('2026-11-22T09:30:00Z')

/** Documents that are in a container unless a test says others. */
export const documents: ZipPart[] = [
  { name: 'Form.pdf', content: Buffer.from('%PDF-1.7 the form') },
  { name: 'Décision n° 7.pdf', content: Buffer.from('%PDF-1.7 the decision') },
]

/** A container as a connector makes it: the signatures first, the media type last. */
export function containerOf(signer: KeyPair, content: ZipPart[] = documents, reference = 'SignedContent.zip'): Buffer {
  return zipOf(partsOf(zipOf(content), signer, reference))
}

/** The entries of a container around an archive. */
export function partsOf(inner: Buffer, signer: KeyPair, reference = 'SignedContent.zip'): ZipPart[] {
  return [
    { name: 'META-INF/signatures.xml', content: signaturesOf(inner, signer, reference) },
    { name: 'SignedContent.zip', content: inner },
    { name: 'mimetype', content: Buffer.from(asicType), stored: true },
  ]
}

/** A META-INF/signatures.xml over a file. */
export function signaturesOf(file: Buffer, signer: KeyPair, reference: string, transforms = ''): Buffer {
  const { certificate, key } = signer
  const properties = canonicalFragment(
    writeSignedProperties({ id: 'c', at, certificate, mediaType: 'application/zip' }),
  )
  const digest = (bytes: Buffer | string) =>
    `<ds:DigestMethod Algorithm="${algorithm.digest}"/><ds:DigestValue>` +
    `${createHash('sha256').update(bytes).digest('base64')}</ds:DigestValue>`
  const info = canonicalFragment(
    `<ds:SignedInfo${declare('ds')}><ds:CanonicalizationMethod Algorithm="${algorithm.canonical}"/>` +
      `<ds:SignatureMethod Algorithm="${rsaSha256.uri}"/>` +
      `<ds:Reference Id="r-c" URI="${encodeURI(reference)}">${transforms}${digest(file)}</ds:Reference>` +
      `<ds:Reference Type="${xades.signedProperties}" URI="#xades-c"><ds:Transforms>` +
      `<ds:Transform Algorithm="${algorithm.canonical}"/></ds:Transforms>${digest(properties)}</ds:Reference>` +
      `</ds:SignedInfo>`,
  )
  const value = sign('RSA-SHA256', Buffer.from(info), key).toString('base64')
  return Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?><asic:XAdESSignatures xmlns:asic="http://uri.etsi.org/02918/v1.2.1#">` +
      `<ds:Signature${declare('ds')} Id="id-c">${info}<ds:SignatureValue>${value}</ds:SignatureValue><ds:KeyInfo>` +
      `<ds:X509Data><ds:X509Certificate>${certificate.toString('base64')}</ds:X509Certificate></ds:X509Data>` +
      `</ds:KeyInfo><ds:Object><xades:QualifyingProperties xmlns:xades="${xades.ns}" Target="#id-c">${properties}` +
      `</xades:QualifyingProperties></ds:Object></ds:Signature></asic:XAdESSignatures>`,
  )
}

/** A trust token about a document, as a connector writes it. */
export async function tokenOf(signer: KeyPair, document: { name: string; content: Uint8Array }): Promise<Buffer> {
  const digest = createHash('sha256').update(document.content).digest('base64')
  const xml =
    `<TrustOkToken${declare('ds')}><Issuer><ServiceProvider>Test</ServiceProvider><Country>CA</Country>` +
    `<AdvancedElectronicSystem>Authentication-based</AdvancedElectronicSystem></Issuer>` +
    `<Document><Filename>${document.name}</Filename><Type>application/pdf</Type>` +
    `<ds:DigestMethod Algorithm="SHA-256"/><ds:DigestValue>${Buffer.from(digest).toString('base64')}</ds:DigestValue>` +
    `</Document><Validation><VerificationTime>2026-11-22T09:30:00Z</VerificationTime><VerificationData>` +
    `<AuthenticationData><IdentityProvider>test</IdentityProvider><UsernameSynonym>u</UsernameSynonym>` +
    `<TimeOfAuthentication>2026-11-22T09:30:00Z</TimeOfAuthentication></AuthenticationData></VerificationData>` +
    `<TechnicalResult><TrustLevel>SUCCESSFUL</TrustLevel></TechnicalResult><LegalResult>` +
    `<TrustLevel>SUCCESSFUL</TrustLevel></LegalResult><OriginalValidationReport/></Validation></TrustOkToken>`
  return Buffer.from(await signEnveloped(xml, signer, { id: 't', at, mediaType: 'text/xml' }))
}
