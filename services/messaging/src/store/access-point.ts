import { X509Certificate } from 'node:crypto'
import { Fault, refuse } from '@sustento/platform/errors'
import type { Authority } from '@sustento/platform/gen/sustento/type/v1/case_file'
import { type ProfileId, profileIds, type TokenReference } from '../as4/security/profile.ts'
import type { KeyPair, Signer } from '../as4/security/sign.ts'
import type { Agreement } from '../domain/agreement.ts'
import type { Retention } from '../domain/retention.ts'
import type { RetrySchedule } from '../domain/schedule.ts'
import type { OwnKeys } from '../keys/own-keys.ts'
import { decrypting, signing } from '../keys/succession.ts'
import type { Revocation } from '../revocation/finding.ts'

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
  /** Its certificates that count no more, where that is checked; none of them is among the others. */
  withdrawn?: WithdrawnCertificate[]
  /** Whether its evidences and tokens may be signed with SHA-1. */
  sha1Evidences: boolean
  retry: RetrySchedule
  demonstrationNotice: string
}

/** Why a certificate counts no more: its issuer took it back, or nobody says that it did not where that is wanted. */
export interface Withdrawal {
  isRevoked: boolean
  /** When and why, where the issuer says so. */
  revocation?: Revocation | undefined
}

/** A certificate of a partner that is not believed, nor encrypted to. */
export interface WithdrawnCertificate extends Withdrawal {
  certificate: X509Certificate
  /** Whether it would be for evidences rather than for messages. */
  forEvidences: boolean
}

/** The access point of a tenant: who it is on the wire, and whom it knows. */
export interface AccessPoint {
  tenant: string
  party: string
  partyType: string
  /** Our State, ISO 3166-1 alpha-2, where the file says it. */
  state?: string
  /** The State whose authority we are, where it is known: others of it may be forwarded to. */
  ownState?: string
  /** Our role in the messages from us. */
  role: string
  /** Whether messages on maintenance become part of cases: its service has rules of its own then. */
  forCases: boolean
  /** Authorities for which messages are taken in; we alone when none is given. */
  finalRecipients?: string[]
  /** Right-hand side of the ids that we make. */
  domain: string
  /** Of the profiles that some partner has, in the order in which they take over from each other. */
  keys: Partial<Record<ProfileId, OwnKeys[]>>
  partners: Partner[]
  /** Authorities that certify partners: their word on what they revoked is checked against these. */
  issuers: X509Certificate[]
  /** How long what is kept. */
  retention: Retention
}

/** The partner that somebody names; refused when there is none. */
export function getPartner({ partners }: AccessPoint, id: string): Partner {
  return partners.find((one) => one.id === id) ?? refuse('PARTNER_UNKNOWN', 'there is no such partner')
}

/** As whom we are named by those who write to us: by our party id when nothing else is said. */
export function ownNames({ finalRecipients, party }: AccessPoint): string[] {
  return finalRecipients ?? [party]
}

/** Our keys for what is exchanged with a partner: the present ones, and those that take over from them. */
export function keysFor(point: AccessPoint, { profile }: Pick<Partner, 'profile'>): OwnKeys[] {
  return point.keys[profile] ?? missingKeys()
}

/** With what we sign for a partner; for somebody who could not be found out, with keys that most partners can verify. */
export function signerFor(point: AccessPoint, partner: Partner | undefined, at: Date): Signer {
  const { profile, tokenReference } = partner ?? { profile: usualProfile(point), tokenReference: 'bst' }
  return { ...signingPair(point, profile, at), profile, tokenReference }
}

/** With what a partner's messages may be decrypted: it changes over to our new certificate sooner or later than we. */
export function decryptersFor(point: AccessPoint, partner: Partner, at: Date): KeyPair[] {
  return decrypting(keysFor(point, partner), at).map(({ decryption }) => decryption)
}

/** With what evidences of e-CODEX are signed: connectors know RSA alone. */
export function evidenceSigner(point: AccessPoint, at: Date): KeyPair {
  return signingPair(point, 'edelivery-1.x', at)
}

/** The country that we name in trust tokens: the one of the file, else the one of our certificate. */
export function countryOf(point: AccessPoint, at: Date): string {
  const subject = () => subjectOf(evidenceSigner(point, at).certificate)
  return point.state ?? /(?:^|, )C=([A-Z]{2})(?:,|$)/.exec(subject())?.[1] ?? ''
}

function signingPair(point: AccessPoint, profile: ProfileId, at: Date): KeyPair {
  return signing(keysFor(point, { profile }), at)?.signer ?? missingKeys()
}

function usualProfile({ keys }: AccessPoint): ProfileId {
  return profileIds.find((profile) => keys[profile] !== undefined) ?? missingKeys()
}

function missingKeys(): never {
  throw new Fault('this access point has no keys for the profile')
}

const read = new WeakMap<Buffer, X509Certificate>()

/** Subject of a certificate on one line. */
export function subjectOf(certificate: X509Certificate | Buffer): string {
  return oneLine((certificate instanceof X509Certificate ? certificate : readOnce(certificate)).subject)
}

function readOnce(der: Buffer): X509Certificate {
  const certificate = read.get(der) ?? new X509Certificate(der)
  read.set(der, certificate)
  return certificate
}

/** The name of a subject or issuer, which Node.js writes on several lines, on one. */
export const oneLine = (name: string) => name.replaceAll('\n', ', ')

/** SHA-256 fingerprint of a certificate, hexadecimal. */
export function fingerprintOf({ fingerprint256 }: X509Certificate): string {
  return fingerprint256.replaceAll(':', '').toLowerCase()
}
