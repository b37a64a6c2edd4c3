import type { X509Certificate } from 'node:crypto'
import { fail } from '../ebms-error.ts'
import { isNamed } from './key-reference.ts'
import { maySign, profiles, type Sender } from './profile.ts'
import type { ReadSignature } from './read-signature.ts'

/**
 * Verifies a signature with the certificates of the agreed partner and no others, by the algorithm of its profile.
 * Returns the certificate that signed. `at` is the instant at which the certificate must be valid.
 */
export async function verifySignature(
  { key, signedInfo, value }: ReadSignature,
  { profile, certificates }: Sender,
  at: Date,
): Promise<X509Certificate> {
  const { verify } = profiles[profile].signature
  for (const certificate of certificates) {
    if (!isNamed(key, certificate.raw) || !maySign(profile, certificate, at)) continue
    if (await verify(signedInfo, certificate.publicKey, value)) return certificate
  }
  // One text for every cause: which certificate was missing, expired or did not match is for the log of the partner.
  return fail('EBMS:0101', 'the signature is not valid for the agreed partner')
}
