import type { webcrypto, X509Certificate } from 'node:crypto'
import type { Authority } from '@sustento/platform/gen/sustento/type/v1/case_file'
import type { Signer } from '../as4/security/sign.ts'
import { isValid } from '../as4/security/verify.ts'
import type { Agreement } from '../domain/agreement.ts'
import type { RetrySchedule } from '../domain/schedule.ts'

/** A Central Authority with which a tenant exchanges messages. */
export interface Partner {
  id: string
  party: string
  partyType: string
  /** Its role in the messages to it. */
  role: string
  /** What is exchanged with it; with none listed, any service and action. */
  agreements: Agreement[]
  /** ISO 3166-1 alpha-2. */
  state: string
  authority: Authority
  endpoint: string
  /** Several while a certificate is being replaced. */
  certificates: X509Certificate[]
  retry: RetrySchedule
  demonstrationNotice: string
}

/** The access point of a tenant: who it is on the wire, and whom it knows. */
export interface AccessPoint {
  tenant: string
  party: string
  partyType: string
  /** Our role in the messages from us. */
  role: string
  /** Right-hand side of the ids that we make. */
  domain: string
  signer: Signer
  /** Our certificate, named in the evidence of the receipts that we issue. */
  certificate: X509Certificate
  decryption: webcrypto.CryptoKey
  partners: Partner[]
}

/** The certificate to encrypt to: of those that are valid now the one that began last. */
export function encryptionCertificate(partner: Partner, at: Date): X509Certificate | undefined {
  return partner.certificates
    .filter((certificate) => isValid(certificate, at))
    .toSorted((a, b) => b.validFromDate.getTime() - a.validFromDate.getTime())[0]
}

/** Subject of a certificate on one line. */
export function subjectOf(certificate: X509Certificate): string {
  return certificate.subject.replaceAll('\n', ', ')
}
