import type { ValueRun } from './blocks.ts'

const strong = /[\p{L}\p{Nd}]/u
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]|[\u{10800}-\u{10fff}]|[\u{1e800}-\u{1efff}]/u
/** Characters of a word that a line holds whatever they are. */
const ofLine = 36
const overlong = new Map<number, RegExp>()
const piece = 12

/** Whether a text reads from right to left: its first letter decides. */
export function isRightToLeft(text: string): boolean {
  for (const character of text) {
    if (rightToLeft.test(character)) return true
    if (strong.test(character)) return false
  }
  return false
}

/** Lines of a text; every kind of line break counts. */
export const linesOf = (text: string): string[] => text.split(/\r\n|\r|\n/)

/** Cuts words that no line can hold into pieces, without adding a character: what is copied out is what was given. */
export const runsOf = (line: string): ValueRun[] => cutWords(line, ofLine)

function cutWords(line: string, longest: number): ValueRun[] {
  const shown = line.replaceAll('\t', '    ')
  const pattern = overlongThan(longest)
  if (shown.length < longest || !pattern.test(shown)) return [{ s: shown }]
  const words = shown.split(pattern)
  return words.flatMap((word, i): ValueRun[] => {
    if (word === '') return []
    return i % 2 === 0 ? [{ s: word }] : pieces(word).map((s) => ({ s, unit: true }))
  })
}

/** The same in a column of a table, of so many. */
export const cellRunsOf = (line: string, columns: number): ValueRun[] =>
  cutWords(line, Math.min(ofLine, Math.floor(ofTable / columns)))

/** Characters of a word that a line across the page holds, less what the lines of a table take. */
const ofTable = 80

function overlongThan(longest: number): RegExp {
  const known = overlong.get(longest) ?? new RegExp(`(\\S{${longest},})`)
  overlong.set(longest, known)
  return known
}

/** Making one takes long, and few forms have a word of which it is asked. */
let segmenter: Intl.Segmenter | undefined

function pieces(word: string): string[] {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  const graphemes = [...segmenter.segment(word)].map((g) => g.segment)
  const count = Math.ceil(graphemes.length / piece)
  return Array.from({ length: count }, (_, i) => graphemes.slice(i * piece, (i + 1) * piece).join(''))
}

/** The primary language of a tag, for shaping and for readers of the document; undefined when there is none. */
export const primaryLanguage = (tag: string | undefined): string | undefined => /^[a-z]{2,3}/.exec(tag ?? '')?.[0]
