import type { X509Certificate } from 'node:crypto'

/** A certificate with the one that issued it: what a revocation list or an answer is about. */
export interface Issued {
  certificate: X509Certificate
  issuer: X509Certificate
}

/** What a list or an answer of the issuer says about a certificate. */
export interface Finding {
  revoked: boolean
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
