import type { X509Certificate } from 'node:crypto'

/** A certificate with the one that issued it: what a revocation list or an answer is about. */
export interface Issued {
  certificate: X509Certificate
  issuer: X509Certificate
}

/** When and why a certificate was taken back. */
export interface Revocation {
  at: Date
  /** As RFC 5280, 5.3.1 calls it; `unspecified` where the issuer gives none. */
  reason: string
}

/** The reasons of RFC 5280, 5.3.1, in the order of their numbers. */
const reasons = [
  'unspecified',
  'keyCompromise',
  'cACompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'certificateHold',
  '',
  'removeFromCRL',
  'privilegeWithdrawn',
  'aACompromise',
]

/** The name of a reason by its number. */
export const reasonOf = (code: number | undefined): string => reasons[code ?? 0] || 'unspecified'

/** What a list or an answer of the issuer says about a certificate. */
export interface Finding {
  revoked: boolean
  /** When and why it was taken back, where it was and the issuer says so. */
  revocation?: Revocation | undefined
  /** When it was said. */
  from: Date
  /** When the issuer has something newer at the latest. */
  until: Date
}

/** Whether something that was said counts at an instant: a revocation counts until somebody takes it back. */
export function counts({ revoked, from, until }: Finding, at: Date): boolean {
  return from.getTime() <= at.getTime() + clockSkewMs && (revoked || at <= until)
}

/** The clocks of an authority and ours may differ a little. */
const clockSkewMs = 300_000

/** Why nothing can be said about a certificate. The text goes into the log. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered'
}

/** Throws that nothing can be said. */
export function unanswered(why: string): never {
  throw new Unanswered(why)
}
