import { type KeyObject, verify as verifyWithCallback, type X509Certificate } from 'node:crypto'
import { promisify } from 'node:util'
import { fail } from '../ebms-error.ts'
import type { ReadSignature } from './read-signature.ts'

const verifyAsync = promisify<string, Buffer, KeyObject, Buffer, boolean>(verifyWithCallback)

/**
 * Verifies a signature with the certificates of the agreed partner and no others; the algorithm is that of the profile.
 * Returns the certificate that signed. `at` is the instant at which the certificate must be valid.
 */
export async function verifySignature(
  signature: ReadSignature,
  partner: readonly X509Certificate[],
  at: Date,
): Promise<X509Certificate> {
  const named = signature.certificate
  const candidates = named === undefined ? partner : partner.filter((certificate) => certificate.raw.equals(named))
  for (const certificate of candidates) {
    if (!isValid(certificate, at)) continue
    if (await verifyAsync('RSA-SHA256', signature.signedInfo, certificate.publicKey, signature.value))
      return certificate
  }
  // One text for every cause: which certificate was missing, expired or did not match is for the log of the partner.
  return fail('EBMS:0101', 'the signature is not valid for the agreed partner')
}

/** Whether the certificate may be used at this instant: in its validity, with an RSA key of at least 2048 bits. */
export function isValid(certificate: X509Certificate, at: Date): boolean {
  const key = certificate.publicKey
  return (
    key.asymmetricKeyType === 'rsa' &&
    (key.asymmetricKeyDetails?.modulusLength ?? 0) >= 2048 &&
    certificate.validFromDate <= at &&
    at <= certificate.validToDate
  )
}
