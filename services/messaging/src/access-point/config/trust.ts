import type { X509Certificate } from 'node:crypto'

/** What certificates are judged by. */
export interface Trust {
  /** Certification authorities that are believed. With none, a certificate is believed because it is listed. */
  authorities: readonly X509Certificate[]
  /** Certificates of authorities between those and the partner's, not believed by themselves. */
  between: readonly X509Certificate[]
}

const longestPath = 5

/** Whether a certificate leads to an authority that is believed, with every certificate on the way valid at `at`. */
export function isTrusted(certificate: X509Certificate, { authorities, between }: Trust, at: Date): boolean {
  if (authorities.length === 0) return true
  const isListed = authorities.some(({ raw }) => raw.equals(certificate.raw))
  return isListed ? isWithin(certificate, at) : leadsUp(certificate, longestPath)

  function leadsUp(from: X509Certificate, left: number): boolean {
    if (left === 0 || !isWithin(from, at)) return false
    const issuedBy = (issuer: X509Certificate) =>
      issuer.ca && from.checkIssued(issuer) && from.verify(issuer.publicKey) && isWithin(issuer, at)
    return authorities.some(issuedBy) || between.some((issuer) => issuedBy(issuer) && leadsUp(issuer, left - 1))
  }
}

/**
 * Of the certificates of a partner those that are trusted. Its files may hold the authorities in between as well: those
 * that issued another one. A name alone issues nothing: a certificate and the next one of its owner have the same.
 */
export function trustedAmong(
  listed: readonly X509Certificate[],
  authorities: readonly X509Certificate[],
  at: Date,
): X509Certificate[] {
  const issued = (issuer: X509Certificate) => (one: X509Certificate) =>
    one !== issuer && one.checkIssued(issuer) && one.verify(issuer.publicKey)
  const between = listed.filter((one) => one.ca && listed.some(issued(one)))
  return listed.filter((one) => !between.includes(one) && isTrusted(one, { authorities, between }, at))
}

const isWithin = ({ validFromDate, validToDate }: X509Certificate, at: Date) => validFromDate <= at && at <= validToDate
