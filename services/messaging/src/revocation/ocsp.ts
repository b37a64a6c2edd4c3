import { X509Certificate } from 'node:crypto'
import { Constructed, Enumerated, GeneralizedTime } from 'asn1js'
import {
  BasicOCSPResponse,
  CertID,
  Certificate,
  ExtKeyUsage,
  OCSPRequest,
  OCSPResponse,
  type SingleResponse,
} from 'pkijs'
import { type Finding, type Issued, type Revocation, reasonOf, unanswered } from './finding.ts'
import { isSignedBy } from './signed-by.ts'

/** RFC 5019 2.1.1: responders that answer from a store know this one. It names a certificate and proves nothing. */
const naming = { hashAlgorithm: 'SHA-1' }
const status = { good: 0, revoked: 1 } as const
const ocspSigning = '1.3.6.1.5.5.7.3.9'

/** The question about a certificate (RFC 6960). Without a nonce: an answer counts as long as it says. */
export async function question({ certificate, issuer }: Issued): Promise<Buffer> {
  const request = new OCSPRequest()
  await request.createForCertificate(Certificate.fromBER(certificate.raw), {
    ...naming,
    issuerCertificate: Certificate.fromBER(issuer.raw),
  })
  return Buffer.from(request.toSchema(true).toBER())
}

/** What an answer says about a certificate. Throws `Unanswered` unless the issuer, or whom it appointed, signed it. */
export async function readAnswer(bytes: Buffer, issued: Issued, at: Date): Promise<Finding> {
  const answer = parse(bytes)
  await requireSignature(answer, issued, at)
  const { certStatus, thisUpdate, nextUpdate } = await about(answer, issued)
  const tag: unknown = certStatus?.idBlock?.tagNumber
  if (tag !== status.good && tag !== status.revoked) return unanswered('the responder does not know the certificate')
  // Without a next update there is always something newer (RFC 6960, 4.2.2.1): then it counts for a little while.
  const until = nextUpdate ?? new Date(thisUpdate.getTime() + shortMs)
  return { revoked: tag === status.revoked, revocation: revocationIn(certStatus), from: thisUpdate, until }
}

/** RevokedInfo (RFC 6960, 4.2.1): when, and mostly why. */
function revocationIn(certStatus: unknown): Revocation | undefined {
  if (!(certStatus instanceof Constructed)) return undefined
  const [time, why] = certStatus.valueBlock.value
  const code = why instanceof Constructed ? why.valueBlock.value[0] : undefined
  if (!(time instanceof GeneralizedTime)) return undefined
  return { at: time.toDate(), reason: reasonOf(code instanceof Enumerated ? code.valueBlock.valueDec : undefined) }
}

const shortMs = 3_600_000

function parse(bytes: Buffer): BasicOCSPResponse {
  try {
    const { responseBytes } = OCSPResponse.fromBER(bytes)
    // Where the responder says that it cannot answer there is nothing in it.
    return BasicOCSPResponse.fromBER(responseBytes?.response.valueBlock.valueHexView ?? Buffer.alloc(0))
  } catch {
    return unanswered('what came is no answer')
  }
}

async function requireSignature(answer: BasicOCSPResponse, { issuer }: Issued, at: Date): Promise<void> {
  const { tbsResponseData, signature, signatureAlgorithm: algorithm } = answer
  const appointed = (answer.certs ?? []).slice(0, 4).filter((one) => isAppointed(one, issuer, at))
  for (const responder of [issuer, ...appointed.map(toX509)]) {
    if (await isSignedBy(responder, { bytes: tbsResponseData.tbsView, signature, algorithm })) return
  }
  unanswered('the answer is not signed by the issuer, nor by whom it appointed')
}

/** RFC 6960, 4.2.2.2: the issuer itself certified the responder, for that use. */
function isAppointed(certificate: Certificate, issuer: X509Certificate, at: Date): boolean {
  const responder = toX509(certificate)
  const uses = (certificate.extensions ?? []).map(({ parsedValue }): unknown => parsedValue)
  return (
    responder.checkIssued(issuer) &&
    responder.verify(issuer.publicKey) &&
    responder.validFromDate <= at &&
    at <= responder.validToDate &&
    uses.some((use) => use instanceof ExtKeyUsage && use.keyPurposes.includes(ocspSigning))
  )
}

async function about({ tbsResponseData }: BasicOCSPResponse, { certificate, issuer }: Issued): Promise<SingleResponse> {
  const id = await CertID.create(Certificate.fromBER(certificate.raw), {
    ...naming,
    issuerCertificate: Certificate.fromBER(issuer.raw),
  })
  const found = tbsResponseData.responses.find(({ certID }) => certID.isEqual(id))
  return found ?? unanswered('the answer is about another certificate')
}

const toX509 = (certificate: Certificate) => new X509Certificate(Buffer.from(certificate.toSchema().toBER()))
