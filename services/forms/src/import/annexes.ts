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

/**
 * The annexes by their Roman numerals. In every official language a line of its own names an annex by one word in capitals
 * and a numeral, in either order (`ANNEXE I`, `I PRIEDAS`, `II. MELLÉKLET`); which word it is, the text itself says, as the one that
 * stands with the most numerals.
 */
export function annexesOf(paragraphs: readonly string[]): Map<string, Annex> {
  const headings = paragraphs.flatMap((text, at) => findHeading(text, at) ?? [])
  const word = mostUsed(headings)
  const own = headings.filter((h) => h.word === word)
  const annexes = new Map<string, Annex>()
  for (const [i, { at, numeral }] of own.entries()) {
    const body = paragraphs.slice(at + 1, own[i + 1]?.at ?? paragraphs.length)
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

function mostUsed(headings: readonly Heading[]): string {
  const numeralsOf = Map.groupBy(headings, (h) => h.word)
  const counts = [...numeralsOf].map(([word, all]) => ({ word, count: new Set(all.map((h) => h.numeral)).size }))
  return counts.sort((a, b) => b.count - a.count)[0]?.word ?? ''
}
