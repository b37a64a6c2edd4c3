import type { X509Certificate } from 'node:crypto'
import { fail } from '../ebms-error.ts'
import { factsOf, keyUsage } from './certificate.ts'
import { ecdhEs, x25519 } from './key-agreement.ts'
import type { KeyEstablishment } from './key-establishment.ts'
import { rsaOaep } from './key-transport.ts'
import type { ReadSecurity } from './read-security.ts'
import { ecdsaSha256, ed25519, rsaSha256, type SignatureAlgorithm } from './signature-algorithms.ts'

/** The sets of algorithms of which one is agreed with a partner as a whole. */
export const profileIds = ['edelivery-1.x', 'edelivery-2.0-eddsa', 'edelivery-2.0-ecdsa'] as const
export type ProfileId = (typeof profileIds)[number]

/** How messages name a certificate: it travels with them, or its issuer and serial number, or its key identifier. */
export const tokenReferences = ['bst', 'issuerSerial', 'ski'] as const
export type TokenReference = (typeof tokenReferences)[number]

/** What differs between the profiles; the rest of a message is secured alike. */
export interface SecurityProfile {
  signature: SignatureAlgorithm
  establishment: KeyEstablishment
}

/** eDelivery AS4 1.15 (1.4.2.6), and 2.0 with its common and its alternative algorithms. */
export const profiles: Record<ProfileId, SecurityProfile> = {
  'edelivery-1.x': { signature: rsaSha256, establishment: rsaOaep },
  'edelivery-2.0-eddsa': { signature: ed25519, establishment: x25519 },
  'edelivery-2.0-ecdsa': { signature: ecdsaSha256, establishment: ecdhEs },
}

/** Whom a message claims to come from: the profile that is agreed with it, and its certificates. */
export interface Sender {
  profile: ProfileId
  certificates: readonly X509Certificate[]
}

/**
 * The algorithms of a header are exactly those of the sender's profile. Decided before any key is used, and by nothing
 * but the agreement: a message cannot choose weaker ones, nor stronger ones.
 */
export function requireProfile({ signature, key }: ReadSecurity, id: ProfileId): void {
  const profile = profiles[id]
  const agreed =
    (signature === undefined || signature.algorithm === profile.signature.uri) &&
    (key === undefined || key.algorithm === profile.establishment.uri)
  if (!agreed) fail('EBMS:0103', 'the algorithms are not those that are agreed')
}

/** What none of the certificates can be used for, whatever the day. */
export function missingUse({ profile, certificates }: Sender): 'signing' | 'encryption' | undefined {
  const { establishment } = profiles[profile]
  if (!certificates.some((one) => signs(profile, one))) return 'signing'
  return certificates.some(({ publicKey }) => establishment.fits(publicKey)) ? undefined : 'encryption'
}

/** What a certificate can be for. */
export type CertificateUse = 'signing' | 'encryption'

/** What a certificate can be used for under a profile, whatever the day. */
export function usesOf(id: ProfileId, certificate: X509Certificate): CertificateUse[] {
  const { establishment } = profiles[id]
  const uses: CertificateUse[] = []
  if (signs(id, certificate)) uses.push('signing')
  if (establishment.fits(certificate.publicKey) && allows(certificate, establishment.usage)) uses.push('encryption')
  return uses
}

/** Whether a signature by this certificate counts at an instant: in its validity, of the profile, meant for signing. */
export function maySign(profile: ProfileId, certificate: X509Certificate, at: Date): boolean {
  return isValid(certificate, at) && signs(profile, certificate)
}

/**
 * The certificate to encrypt to: of those that are valid now the one that began last. Where the profile signs and
 * encrypts with keys of one kind, those meant for encryption come before the others.
 */
export function recipientOf({ profile, certificates }: Sender, at: Date): X509Certificate | undefined {
  const { fits, usage } = profiles[profile].establishment
  const able = certificates.filter((certificate) => fits(certificate.publicKey) && isValid(certificate, at))
  const meant = able.filter((certificate) => allows(certificate, usage))
  return (meant.length > 0 ? meant : able)
    .toSorted((a, b) => a.validFromDate.getTime() - b.validFromDate.getTime())
    .at(-1)
}

/** Whether a certificate is of the profile's kind and meant for signing. */
function signs(id: ProfileId, certificate: X509Certificate): boolean {
  return profiles[id].signature.fits(certificate.publicKey) && allows(certificate, 'signature')
}

function isValid(certificate: X509Certificate, at: Date): boolean {
  return certificate.validFromDate <= at && at <= certificate.validToDate
}

function allows(certificate: X509Certificate, use: keyof typeof keyUsage): boolean {
  const { usage } = factsOf(certificate.raw)
  return usage === undefined || (usage & keyUsage[use]) !== 0
}
