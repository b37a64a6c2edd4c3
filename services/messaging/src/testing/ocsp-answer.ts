import type { webcrypto, X509Certificate } from 'node:crypto'
import { Constructed, Enumerated, GeneralizedTime, OctetString, Primitive } from 'asn1js'
import { BasicOCSPResponse, CertID, Certificate, OCSPResponse, ResponseBytes, SingleResponse } from 'pkijs'
import type { RevokingAuthority } from './revoking-authority.ts'

/** What a responder says. */
export interface AnswerWish {
  status?: 'good' | 'revoked' | 'unknown'
  from: Date
  until?: Date
  /** Who signs, if not the authority itself. */
  by?: { certificate: X509Certificate; key: webcrypto.CryptoKey }
}

const superseded = 4
const tags = { good: 0, revoked: 1, unknown: 2 }

/** An answer about a certificate as a responder gives it. */
export async function ocspAnswer(
  authority: RevokingAuthority,
  about: X509Certificate,
  { status = 'good', from, until, by = authority }: AnswerWish,
): Promise<Buffer> {
  const issuerCertificate = Certificate.fromBER(authority.certificate.raw)
  const certID = await CertID.create(Certificate.fromBER(about.raw), { hashAlgorithm: 'SHA-1', issuerCertificate })
  const single = new SingleResponse({ certID, thisUpdate: from, certStatus: statusOf(status, from) })
  if (until) single.nextUpdate = until
  const signer = Certificate.fromBER(by.certificate.raw)
  const basic = new BasicOCSPResponse({ certs: [signer] })
  basic.tbsResponseData.responderID = signer.subject
  basic.tbsResponseData.producedAt = from
  basic.tbsResponseData.responses = [single]
  await basic.sign(by.key, 'SHA-256')
  const answer = new OCSPResponse({
    responseStatus: new Enumerated({ value: 0 }),
    responseBytes: new ResponseBytes({
      responseType: '1.3.6.1.5.5.7.48.1.1',
      response: new OctetString({ valueHex: basic.toSchema().toBER() }),
    }),
  })
  return Buffer.from(answer.toSchema().toBER())
}

/** CertStatus (RFC 6960, 4.2.1). */
function statusOf(status: keyof typeof tags, at: Date) {
  const idBlock = { tagClass: 3, tagNumber: tags[status] }
  if (status !== 'revoked') return new Primitive({ idBlock })
  const reason = new Constructed({
    idBlock: { tagClass: 3, tagNumber: 0 },
    value: [new Enumerated({ value: superseded })],
  })
  return new Constructed({ idBlock, value: [new GeneralizedTime({ valueDate: at }), reason] })
}
