import type { Condition } from '../rules.ts'
import type { IdentityNumber } from './identity-number.ts'

/**
 * `data/states/<STATE>.json`: what a State asks of those who write to it, and how it numbers people. Its languages and
 * holidays stand with the cases, which choose the language and count the time.
 */
export interface StateProfile {
  /** ISO 3166-1 alpha-2 code. */
  readonly state: string
  readonly source: string
  readonly identityNumbers?: readonly IdentityNumber[]
  readonly demands?: readonly Demand[]
  readonly reservedBases?: ReservedBases
}

/** Information or a document that the State has declared that it requires with an application. */
export interface Demand {
  readonly instrument: string
  /** The letters of Article 10 or 56 for which it does: never left out, never "all". */
  readonly letters: readonly string[]
  readonly kind: 'information' | 'document'
  /** Key of its words, `demands` in the language files. */
  readonly what: string
  /** Any of these answers it, as far as the form has it; the finding leads to the first. */
  readonly answeredBy: readonly Condition[]
  readonly when?: Condition
  /** `must` where the declaration demands it without condition. */
  readonly severity: 'must' | 'should'
  readonly article: string
}

/** Bases of jurisdiction on which the State does not recognise a decision, by a reservation. */
export interface ReservedBases {
  readonly path: string
  readonly options: readonly string[]
  readonly article: string
}

/**
 * What the law closes: for these letters nothing may be demanded but what Articles 20, 28 and 48 name (Article 57(5)),
 * and under the Convention no document but those of Articles 25 and 30(3) (Article 11(3)).
 */
const closed: Readonly<Record<string, { letters: readonly string[]; kinds: readonly Demand['kind'][]; by: string }>> = {
  'regulation-4-2009': {
    letters: ['56(1)(a)', '56(1)(b)', '56(2)(a)'],
    kinds: ['information', 'document'],
    by: 'Article 57(5)',
  },
  'hague-2007': { letters: ['10(1)(a)', '10(2)(a)'], kinds: ['document'], by: 'Article 11(3)' },
}

/** The letters that an instrument has. */
const lettersOf: Readonly<Record<string, RegExp>> = {
  'regulation-4-2009': /^56\((1\)\([a-f]|2\)\([a-c])\)$/,
  'hague-2007': /^10\((1\)\([a-f]|2\)\([a-c])\)$/,
}

/** Why a demand is not lawful; undefined when it is. Such data is refused when the service starts. */
export function findUnlawful(demand: Demand): string | undefined {
  const { instrument, letters, kind, what } = demand
  const known = lettersOf[instrument]
  if (!known) return `${what}: declarations are of the Regulation or the Convention of 2007`
  if (letters.length === 0 || !letters.every((l) => known.test(l))) return `${what}: names no letter of ${instrument}`
  const { letters: shut = [], kinds = [], by } = closed[instrument] ?? {}
  const letter = kinds.includes(kind) ? letters.find((l) => shut.includes(l)) : undefined
  return letter && `${what}: under letter ${letter} nothing more may be demanded (${by})`
}
