/** A piece of an annex's text that may be one label: a paragraph, or what stands between two dotted lines of one. */
export interface Unit {
  readonly text: string
  /** The printed number before it: `3.1.4.1`. */
  readonly number?: string
  /** Number of the footnote that it is. */
  readonly footnote?: number
  /** Footnote marks that were taken out, with their offset in the text. */
  readonly marks: readonly { readonly number: number; readonly offset: number }[]
}

/** Beyond this an annex is none, and a piece no label. */
const unitLimit = 5000
const lengthLimit = 4000

/** The units of an annex in order. A number in a paragraph of its own belongs to the next. */
export function unitsOf(paragraphs: readonly string[]): Unit[] {
  const units: Unit[] = []
  let number: string | undefined
  let footnote: number | undefined
  for (const paragraph of paragraphs) {
    const bare = paragraph
      .slice(0, lengthLimit + 100)
      .replace(/^[\u2022\u25a0-\u25ff\u2610-\u2612\ue000-\uf8ff\s-]+/, '')
    const numbered =
      /^(\d{1,2}(?:\.\d{1,2})*)\.(?: (.*))?$/s.exec(bare) ?? /^(\d{1,2}(?:\.\d{1,2})+)(?: (.*))?$/s.exec(bare)
    const noted = numbered ? null : /^\( ?(\d{1,2}) ?\)(?: (.*))?$/s.exec(bare)
    if (bare.length > lengthLimit) continue
    if (numbered) number = numbered[1]
    if (noted) footnote = Number(noted[1])
    const rest = numbered ? numbered[2] : noted ? noted[2] : bare
    for (const piece of piecesOf(rest ?? '')) {
      units.push({ ...withoutMarks(piece), ...(number ? { number } : {}), ...(footnote ? { footnote } : {}) })
      number = undefined
      footnote = undefined
    }
    if (units.length >= unitLimit) break
  }
  return units.slice(0, unitLimit)
}

/** Parts a paragraph at its dotted lines, but not within brackets; what is only punctuation is nothing. */
function piecesOf(text: string): string[] {
  const pieces: string[] = []
  let depth = 0
  let piece = ''
  for (const character of text.replace(/\.{3,}/g, '…')) {
    if ('([{'.includes(character)) depth += 1
    if (')]}'.includes(character)) depth = Math.max(0, depth - 1)
    if (character === '…' && depth === 0) {
      pieces.push(piece)
      piece = ''
    } else piece += character
  }
  return [...pieces, piece].map((p) => p.trim()).filter((p) => /[\p{L}\p{N}]/u.test(p))
}

/** `Documents annexés (2) à la demande` without its mark, and where it stood. */
function withoutMarks(text: string): Pick<Unit, 'text' | 'marks'> {
  const marks: { number: number; offset: number }[] = []
  let clean = ''
  let from = 0
  for (const match of text.matchAll(/ ?\((\d{1,2})\)/g)) {
    if (!match[0].startsWith(' ')) continue
    clean += text.slice(from, match.index)
    marks.push({ number: Number(match[1]), offset: clean.length })
    from = match.index + match[0].length
  }
  return { text: `${clean}${text.slice(from)}`.trim(), marks }
}
