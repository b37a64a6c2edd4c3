import type { Item } from './items.ts'
import type { Unit } from './units.ts'

/** What is the same in all languages: numbers, codes in Latin capitals, punctuation. */
interface Traits {
  readonly length: number
  readonly colon: boolean
  readonly opens: boolean
  readonly capitals: boolean
  readonly tokens: ReadonlySet<string>
}

/** The traits of a text. */
export function traitsOf(text: string): Traits {
  const letters = text.replace(/[^\p{L}]/gu, '')
  return {
    length: text.length,
    colon: /[:：]$/.test(text),
    opens: /^[([]/.test(text),
    capitals: letters.length > 3 && letters === letters.toUpperCase(),
    tokens: new Set(text.match(/\d+|\b(?:IBAN|BIC|EUR|ISO|[A-C])\b/g)),
  }
}

/** Never matched. */
export const impossible = Number.NEGATIVE_INFINITY

/** How well a unit of the text may be the words of an item: number and footnote first, then the traits of the words. */
export function scoreOf(item: Item, own: Traits, unit: Unit, theirs: Traits): number {
  if ((item.footnote ?? 0) !== (unit.footnote ?? 0)) return impossible
  if (item.footnote) return 10
  return numberScore(item, unit) + wordScore(own, theirs)
}

/** The printed number decides; a copy may have lost one, but it never has another. */
function numberScore(item: Item, unit: Unit): number {
  if (item.number && unit.number) return item.number === unit.number ? 10 : impossible
  if (unit.number) return impossible
  return item.number ? -1.5 : 0.5
}

function wordScore(own: Traits, theirs: Traits): number {
  const punctuation = own.colon === theirs.colon ? 0.7 : -0.3
  const bracket = own.opens === theirs.opens ? (own.opens ? 2 : 0) : -3
  const capitals = own.capitals === theirs.capitals ? 0.2 : 0
  const length = -1.2 * Math.abs(Math.log((own.length + 4) / (theirs.length + 4)))
  return punctuation + bracket + capitals + length + tokenScore(own.tokens, theirs.tokens)
}

/** `(IBAN)`, `Article 57`, `Person B`: shared ones speak for a match, differing ones against it. */
function tokenScore(own: ReadonlySet<string>, theirs: ReadonlySet<string>): number {
  if (own.size === 0 && theirs.size === 0) return 0
  let shared = 0
  for (const token of own) if (theirs.has(token)) shared += 1
  return shared * 1.2 - (own.size + theirs.size - 2 * shared) * 0.4
}
