import { createHash, verify as verifySync, type X509Certificate } from 'node:crypto'
import { fail } from '../../../as4/ebms-error.ts'
import { maySign } from '../../../as4/security/profile.ts'
import type { Trust } from '../../xades/verify.ts'
import { type CmsSignature, readCms } from './read-cms.ts'
import { findSignedRange } from './signed-range.ts'

/** Largest token that is looked at. */
export const longestPdf = 8 << 20

/**
 * Verifies the signature of a trust token that is a PDF: made with a certificate of the partner over the whole file. What
 * the pages say is for people and not read.
 */
export function verifyPdfToken(pdf: Buffer, trust: Trust): X509Certificate {
  const { signed, signature } = findSignedRange(pdf)
  const cms = readCms(signature, trust.sha1)
  const found = createHash(cms.hash)
  for (const piece of signed) found.update(piece)
  if (!found.digest().equals(cms.contentDigest)) fail('EBMS:0101', 'the digest of a PDF does not match')
  const signer = trust.certificates.find((one) => isNamed(cms, one))
  const proved =
    signer !== undefined &&
    maySign('edelivery-1.x', signer, trust.at) &&
    verifySync(cms.hash, cms.attributes, signer.publicKey, cms.value)
  return proved ? signer : fail('EBMS:0101', 'the signature is not valid for the agreed partner')
}

function isNamed({ certificate: { hash, digest } }: CmsSignature, { raw }: X509Certificate): boolean {
  return createHash(hash).update(raw).digest().equals(digest)
}
