import { declare } from '../../as4/names.ts'
import type { KeyPair } from '../../as4/security/sign.ts'
import { leaf } from '../../as4/xml/write.ts'
import { signEnveloped } from '../xades/sign.ts'

/** What we vouch for: a document that an authority handed in to its own access point, which knows it. */
export interface NewToken {
  /** Makes the ids of the signature unique. */
  id: string
  /** Whose access point says so, its country, and for which authority. */
  issuer: string
  country: string
  sender: string
  document: { name: string; mediaType: string; sha256: string }
  /** When it was handed in. */
  at: Date
}

/**
 * Writes and signs an XML trust token in the order of its schema. It says what is true of every document here: that the
 * authority was authenticated. What a signature in the document is worth, the courts say.
 */
export async function writeToken({ id, issuer, country, sender, document, at }: NewToken, signer: KeyPair) {
  const time = at.toISOString()
  // The connector writes the base64 of the base64.
  const digest = Buffer.from(Buffer.from(document.sha256, 'hex').toString('base64')).toString('base64')
  const xml =
    `<TrustOkToken${declare('ds')}><Issuer>${leaf('ServiceProvider', issuer)}${leaf('Country', country)}` +
    `${leaf('AdvancedElectronicSystem', 'Authentication-based')}</Issuer>` +
    `<Document>${leaf('Filename', document.name)}${leaf('Type', document.mediaType)}` +
    `<ds:DigestMethod Algorithm="SHA-256"/><ds:DigestValue>${digest}</ds:DigestValue></Document>` +
    `<Validation>${leaf('VerificationTime', time)}<VerificationData><AuthenticationData>` +
    `${leaf('IdentityProvider', issuer)}${leaf('UsernameSynonym', sender)}${leaf('TimeOfAuthentication', time)}` +
    `</AuthenticationData></VerificationData>` +
    `<TechnicalResult>${leaf('TrustLevel', 'SUCCESSFUL')}${leaf('Comment', authenticated)}</TechnicalResult>` +
    `<LegalResult>${leaf('TrustLevel', 'SUCCESSFUL')}${leaf('Disclaimer', '')}</LegalResult>` +
    `<OriginalValidationReport/></Validation></TrustOkToken>`
  const signed = await signEnveloped(xml, signer, { id, at, mediaType: 'text/xml' })
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${signed}`)
}

const authenticated = 'The sender was authenticated when the document was handed in.'
