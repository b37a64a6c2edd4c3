import { type KeyObject, X509Certificate } from 'node:crypto'
import { z } from 'zod'
import { profiles } from '../as4/security/profile.ts'
import type { KeyPair } from '../as4/security/sign.ts'
import { KeyProblem } from './key-problem.ts'
import type { Turn } from './succession.ts'

/** Our keys for one profile. From 2.0 on the two pairs differ, because the algorithms do. */
export interface KeySet {
  signer: KeyPair
  decryption: KeyPair
}

/** Keys of ours and when they are used. */
export type OwnKeys = KeySet & Turn

/** Keys that take over from the present ones. */
export interface NextKeys extends KeySet {
  from: Date
}

/** From when keys sign: a date (its beginning in UTC), or a date and time with its zone. */
export const takesOver = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })], {
    error: new KeyProblem('NEXT_WITHOUT_DATE', 'from').message,
  })
  .transform((text) => new Date(text))

/** Whether a key can be the one that signs and decrypts under the profile 1.x. */
export function fitsBoth(key: KeyObject): boolean {
  const { signature, establishment } = profiles['edelivery-1.x']
  return signature.fits(key) && establishment.fits(key)
}

/** The present keys and those that follow, in the order of their turns; `wrong` is told which of `next` cannot follow. */
export function inSuccession(
  present: KeySet,
  next: readonly NextKeys[],
  wrong: (problem: KeyProblem, index: number) => void,
): OwnKeys[] {
  const all: OwnKeys[] = [turnOf(present)]
  const ordered = [...next.entries()].toSorted(([, a], [, b]) => a.from.getTime() - b.from.getTime())
  for (const [index, keys] of ordered) {
    const one = turnOf(keys, keys.from)
    const problem = problemOf(one, all)
    if (problem) wrong(problem, index)
    all.push(one)
  }
  return all
}

function turnOf({ signer, decryption }: KeySet, from?: Date): OwnKeys {
  const [sign, decrypt] = [validityOf(signer), validityOf(decryption)]
  return { signer, decryption, signsFrom: from ?? sign.from, signsUntil: sign.to, decryptsUntil: decrypt.to }
}

/** Why keys cannot follow the ones before them. */
function problemOf(one: OwnKeys, earlier: readonly OwnKeys[]): KeyProblem | undefined {
  const used = earlier.flatMap(({ signer, decryption }) => [signer.certificate, decryption.certificate])
  const isListed = [one.signer, one.decryption].some(({ certificate }) => used.some((der) => der.equals(certificate)))
  if (isListed) return new KeyProblem('NEXT_TWICE', 'certificate')
  const from = one.signsFrom
  const validities = [one.signer, one.decryption].map(validityOf)
  if (validities.some((validity) => from < validity.from)) return new KeyProblem('NEXT_NOT_YET_VALID', 'from')
  if (validities.some((validity) => from >= validity.to)) return new KeyProblem('NEXT_ALREADY_ENDED', 'from')
  const before = earlier.at(-1)
  if (before && from <= before.signsFrom) return new KeyProblem('NEXT_OUT_OF_ORDER', 'from')
  if (before && (before.signsUntil < from || before.decryptsUntil < from))
    return new KeyProblem('NEXT_LEAVES_GAP', 'from')
  return undefined
}

function validityOf({ certificate }: KeyPair): { from: Date; to: Date } {
  const { validFromDate: from, validToDate: to } = new X509Certificate(certificate)
  return { from, to }
}
