import { X509Certificate } from 'node:crypto'
import { Fault } from '@sustento/platform/errors'
import type { Authority } from '@sustento/platform/gen/sustento/type/v1/case_file'
import { type ProfileId, profileIds, type TokenReference } from '../as4/security/profile.ts'
import type { KeyPair, Signer } from '../as4/security/sign.ts'
import type { Agreement } from '../domain/agreement.ts'
import type { Retention } from '../domain/retention.ts'
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
  /** Authorities for which it may speak; itself alone when none is given. */
  originalSenders?: string[]
  /** ISO 3166-1 alpha-2. */
  state: string
  authority: Authority
  endpoint: string
  /** Those it signs with and those it is encrypted to; several of each while one is being replaced. */
  certificates: X509Certificate[]
  profile: ProfileId
  tokenReference: TokenReference
  /** Whether evidences are exchanged about its messages and ours. */
  ecodex: boolean
  /** Whether our documents go to it in a container with a trust token. */
  container: boolean
  /** What its evidences and tokens are signed with. */
  evidenceCertificates: X509Certificate[]
  /** Whether its evidences and tokens may be signed with SHA-1. */
  sha1Evidences: boolean
  retry: RetrySchedule
  demonstrationNotice: string
}

/** The access point of a tenant: who it is on the wire, and whom it knows. */
export interface AccessPoint {
  tenant: string
  party: string
  partyType: string
  /** Our State, ISO 3166-1 alpha-2, where the file says it. */
  state?: string
  /** Our role in the messages from us. */
  role: string
  /** Whether messages on maintenance become part of cases: its service has rules of its own then. */
  forCases: boolean
  /** Authorities for which messages are taken in; we alone when none is given. */
  finalRecipients?: string[]
  /** Right-hand side of the ids that we make. */
  domain: string
  /** Of the profiles that some partner has. */
  keys: Partial<Record<ProfileId, OwnKeys>>
  partners: Partner[]
  /** Authorities that certify partners: their word on what they revoked is checked against these. */
  issuers: X509Certificate[]
  /** How long what is kept. */
  retention: Retention
}

/** Our keys for one profile. From 2.0 on the two pairs differ, because the algorithms do. */
export interface OwnKeys {
  signer: KeyPair
  decryption: KeyPair
}

/** Our keys for what is exchanged with a partner. */
export function keysFor(point: AccessPoint, { profile }: Pick<Partner, 'profile'>): OwnKeys {
  return point.keys[profile] ?? missingKeys()
}

/** With what we sign for a partner; for somebody who could not be found out, with keys that most partners can verify. */
export function signerFor(point: AccessPoint, partner: Partner | undefined): Signer {
  const { profile, tokenReference } = partner ?? { profile: usualProfile(point), tokenReference: 'bst' }
  return { ...keysFor(point, { profile }).signer, profile, tokenReference }
}

/** With what evidences of e-CODEX are signed: connectors know RSA alone. */
export function evidenceSigner(point: AccessPoint): KeyPair {
  return keysFor(point, { profile: 'edelivery-1.x' }).signer
}

/** The country that we name in trust tokens: the one of the file, else the one of our certificate. */
export function countryOf(point: AccessPoint): string {
  return point.state ?? /(?:^|, )C=([A-Z]{2})(?:,|$)/.exec(subjectOf(evidenceSigner(point).certificate))?.[1] ?? ''
}

function usualProfile({ keys }: AccessPoint): ProfileId {
  return profileIds.find((profile) => keys[profile] !== undefined) ?? missingKeys()
}

function missingKeys(): never {
  throw new Fault('this access point has no keys for the profile')
}

/** Subject of a certificate on one line. */
export function subjectOf(certificate: X509Certificate | Buffer): string {
  const { subject } = certificate instanceof X509Certificate ? certificate : new X509Certificate(certificate)
  return oneLine(subject)
}

/** The name of a subject or issuer, which Node.js writes on several lines, on one. */
export const oneLine = (name: string) => name.replaceAll('\n', ', ')

/** SHA-256 fingerprint of a certificate, hexadecimal. */
export function fingerprintOf({ fingerprint256 }: X509Certificate): string {
  return fingerprint256.replaceAll(':', '').toLowerCase()
}
