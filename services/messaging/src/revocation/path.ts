import type { X509Certificate } from 'node:crypto'
import type { Issued } from './finding.ts'

const longest = 5

/**
 * A certificate and those above it that somebody could have revoked, each with its issuer. Empty where the certificate
 * stands for itself; undefined where its issuer is not at hand. Whatever has no issuer at hand above that is an anchor.
 */
export function pathOf(certificate: X509Certificate, issuers: readonly X509Certificate[]): Issued[] | undefined {
  const path: Issued[] = []
  let lower = certificate
  while (!issued(lower, lower) && path.length < longest) {
    const issuer = issuers.find((one) => issued(lower, one))
    if (issuer === undefined) return path.length === 0 ? undefined : path
    path.push({ certificate: lower, issuer })
    lower = issuer
  }
  return path
}

function issued(certificate: X509Certificate, issuer: X509Certificate): boolean {
  return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey)
}
