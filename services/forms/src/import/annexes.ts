const numerals = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI'] as const

/** One annex of a text. */
export interface Annex {
  /** The line that names it: `ANHANG V`. */
  readonly heading: string
  readonly paragraphs: readonly string[]
}

interface Heading {
  readonly at: number
  readonly numeral: string
  readonly word: string
}

/** Readings of a text that are tried: annexes, chapters and titles have such headings. */
const readingLimit = 3

/**
 * The annexes by their Roman numerals. In every official language a line of its own names an annex by one word in capitals
 * and a numeral, in either order (`ANNEXE I`, `I PRIEDAS`, `II. MELLÉKLET`). Which word it is, the text does not say: there is
 * a reading for each, first that of the word with the most numerals.
 */
export function readingsOf(paragraphs: readonly string[]): Map<string, Annex>[] {
  const headings = paragraphs.flatMap((text, at) => findHeading(text, at) ?? [])
  const words = [...Map.groupBy(headings, (h) => h.word).values()]
  const numerals = (own: readonly Heading[]): number => new Set(own.map((h) => h.numeral)).size
  words.sort((a, b) => numerals(b) - numerals(a))
  return words.slice(0, readingLimit).map((own) => readAs(own, paragraphs))
}

function readAs(headings: readonly Heading[], paragraphs: readonly string[]): Map<string, Annex> {
  const annexes = new Map<string, Annex>()
  for (const [i, { at, numeral }] of headings.entries()) {
    const body = paragraphs.slice(at + 1, headings[i + 1]?.at ?? paragraphs.length)
    // A table of contents names annexes too: the one with the most text is the annex.
    if (body.length > (annexes.get(numeral)?.paragraphs.length ?? -1)) {
      annexes.set(numeral, { heading: paragraphs[at] ?? '', paragraphs: body })
    }
  }
  return annexes
}

function findHeading(text: string, at: number): Heading | undefined {
  if (text.length > 40) return undefined
  const match = /^(?:(?<first>\p{L}+) (?<after>[IVX]+)|(?<before>[IVX]+)\.? (?<last>\p{L}+))\.?$/u.exec(text)
  const word = match?.groups?.first ?? match?.groups?.last ?? ''
  const numeral = match?.groups?.after ?? match?.groups?.before ?? ''
  const isCapital = word.length > 2 && word === word.toUpperCase()
  return isCapital && numerals.some((n) => n === numeral) ? { at, numeral, word } : undefined
}
