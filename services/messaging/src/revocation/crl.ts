import type { X509Certificate } from 'node:crypto'
import { Enumerated } from 'asn1js'
import {
  Certificate,
  CertificateRevocationList,
  type Extension,
  IssuingDistributionPoint,
  RelativeDistinguishedNames,
} from 'pkijs'
import { factsOf } from '../as4/security/certificate.ts'
import { type Finding, type Issued, type Revocation, reasonOf, unanswered } from './finding.ts'
import { urls } from './places.ts'
import { isSignedBy } from './signed-by.ts'

/** A certificate revocation list that its issuer is proved to have signed. */
export interface RevocationList {
  from: Date
  until: Date
  /** By serial number. */
  revoked: ReadonlyMap<bigint, Revocation>
  scope: IssuingDistributionPoint | undefined
}

const oid = { reasonCode: '2.5.29.21', issuingDistributionPoint: '2.5.29.28' } as const
const pem = /-----BEGIN X509 CRL-----([A-Za-z0-9+/=\s]+)-----END X509 CRL-----/

/** Reads a list (RFC 5280, 5), DER or PEM, and proves that the authority signed it. Throws `Unanswered` otherwise. */
export async function readList(bytes: Buffer, issuer: X509Certificate): Promise<RevocationList> {
  const list = parse(bytes)
  const { nextUpdate, crlExtensions, revokedCertificates = [] } = list
  if (!list.issuer.isEqual(Certificate.fromBER(issuer.raw).subject)) unanswered('the list is of another authority')
  const { usage } = factsOf(issuer.raw)
  if (usage !== undefined && (usage & signsLists) === 0) unanswered('the issuer may not sign lists')
  const signed = { bytes: list.tbsView, signature: list.signatureValue, algorithm: list.signatureAlgorithm }
  if (!(await isSignedBy(issuer, signed))) unanswered('the list is not signed by the issuer')
  const scope = scopeOf(crlExtensions?.extensions ?? [])
  const entries = revokedCertificates.map((entry): [bigint, Revocation] => {
    const { userCertificate, revocationDate, crlEntryExtensions } = entry
    // A critical one says that the entry is about a certificate of somebody else.
    if (crlEntryExtensions?.extensions.some(({ critical }) => critical))
      unanswered('the list is of several authorities')
    return [userCertificate.toBigInt(), { at: revocationDate.value, reason: reasonIn(crlEntryExtensions?.extensions) }]
  })
  return {
    from: list.thisUpdate.value,
    until: nextUpdate?.value ?? unanswered('the list does not say until when it counts'),
    revoked: new Map(entries),
    scope,
  }
}

/** What a list that was found at one of the places says about a certificate. */
export function findIn(list: RevocationList, { certificate }: Issued, places: readonly string[]): Finding {
  const { scope, from, until, revoked } = list
  if (scope && !covers(scope, certificate, places)) unanswered('the list is about other certificates')
  const revocation = revoked.get(BigInt(`0x${certificate.serialNumber}`))
  return { revoked: revocation !== undefined, revocation, from, until }
}

/** Why a certificate was taken back (RFC 5280, 5.3.1). */
function reasonIn(extensions: readonly Extension[] = []): string {
  const value: unknown = extensions.find(({ extnID }) => extnID === oid.reasonCode)?.parsedValue
  return reasonOf(value instanceof Enumerated ? value.valueBlock.valueDec : undefined)
}

/** cRLSign (RFC 5280, 4.2.1.3). */
const signsLists = 0x02

function parse(bytes: Buffer): CertificateRevocationList {
  const text = pem.exec(bytes.subarray(0, 64).toString('latin1').startsWith('-----') ? bytes.toString('latin1') : '')
  try {
    return CertificateRevocationList.fromBER(text?.[1] ? Buffer.from(text[1], 'base64') : bytes)
  } catch {
    return unanswered('what came is no list')
  }
}

/** Of what is critical only the scope is understood: a list of changes, for one, is not a list. */
function scopeOf(extensions: readonly Extension[]): IssuingDistributionPoint | undefined {
  const scope = extensions.find(({ extnID }) => extnID === oid.issuingDistributionPoint)
  if (extensions.some((one) => one.critical && one !== scope))
    unanswered('the list has a meaning that is not understood')
  if (scope === undefined) return undefined
  const value: unknown = scope.parsedValue
  return value instanceof IssuingDistributionPoint ? value : unanswered('the scope of the list cannot be read')
}

/** Whether a list for some certificates is for this one (RFC 5280, 5.2.5). */
function covers(scope: IssuingDistributionPoint, { ca }: X509Certificate, places: readonly string[]): boolean {
  const { distributionPoint, indirectCRL, onlyContainsAttributeCerts, onlyContainsCACerts, onlyContainsUserCerts } =
    scope
  if (indirectCRL || onlyContainsAttributeCerts || scope.onlySomeReasons !== undefined) return false
  if (ca ? onlyContainsUserCerts : onlyContainsCACerts) return false
  if (distributionPoint === undefined) return true
  if (distributionPoint instanceof RelativeDistinguishedNames) return false
  return urls(distributionPoint).some((url) => places.includes(url))
}
