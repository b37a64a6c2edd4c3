import type { Block } from '../print/blocks.ts'
import { beside, inline, otherLanguage, runs, type Writer } from './inline.ts'
import { lineWithFields } from './line-fields.ts'
import { table } from './table.ts'

// Millimetres.
const column = 16
const step = 5
const lineWidth = 173
/** A tick box with the space after it: words go on beside it, not below it. */
const boxWidth = 4.9
/** A table of more columns begins at the edge of the page: its words need the room. */
const columnsBesideNumbers = 4

const indentOf = ({ depth }: Block): number => column + depth * step

/** One block; `leads` when no page ends between it and what follows. */
export function block(writer: Writer, b: Block, leads: boolean): string {
  const { words } = writer
  const place = (body: string): string => placed(b, writer, body, leads)
  switch (b.b) {
    case 'part': {
      const official = b.official.map((o) => `, [${beside(writer, o)}]`).join('')
      return `#part(${words.of(b.heading)}, ${words.of(b.instruction)}${b.working ? ', mark: part-mark' : ''}${official})`
    }
    case 'heading':
      return `#heading-line[${line(b, writer, `#heading-words[${inline(writer, b.inline)}]`)}]`
    case 'line': {
      const set = line(b, writer, wordsOf(writer, b), b.inline[0]?.t === 'box' ? boxWidth : 0)
      return b.strong || leads ? `#keep[${set}]` : set
    }
    case 'long': {
      const own = otherLanguage(writer, b.lang)
      const more = `${own === undefined ? '' : `, lang: "${own}"`}${b.rtl ? ', dir: rtl' : ''}`
      return place(`#long[#set text(size: 9pt${more});${b.lines.map((l) => runs(writer, l)).join('#br')}]`)
    }
    case 'area':
      return place(`#area-field(${b.field}, ${b.lines})`)
    case 'table':
      return placed(b, writer, table(writer, b), leads, b.head.length > columnsBesideNumbers ? 0 : indentOf(b))
    case 'signature':
      return place(`#signature(${b.signed === '' ? 'none' : words.of(b.signed)})[${inline(writer, b.inline)}]`)
    case 'sheet':
      return `#additional-sheet(${words.of(b.heading)})`
  }
}

function wordsOf(writer: Writer, b: Extract<Block, { b: 'line' }>): string {
  if (b.strong) return `#bold[${inline(writer, b.inline)}]`
  return writer.fillable ? lineWithFields(writer, b.inline, lineWidth - indentOf(b)) : inline(writer, b.inline)
}

/** One printed line: mark of a working translation in the margin, number column, words. */
const line = (b: Block, writer: Writer, words: string, more = 0): string =>
  `#par(hanging-indent: ${indentOf(b) + more}mm)[${numbered(b, writer)}${words}]`

function numbered(b: Block, { words }: Writer): string {
  const mark = b.working ? '#mark' : ''
  if (b.number === '') return `${mark}#h(${indentOf(b)}mm)`
  return `${mark}#box(width: ${column}mm, num(${words.of(b.number)}))${b.depth > 0 ? `#h(${b.depth * step}mm)` : ''}`
}

/** What is no line of words, beside the number column. */
function placed(b: Block, { words }: Writer, body: string, leads: boolean, indent = indentOf(b)): string {
  const given = [`${indent}mm`, b.number === '' ? 'none' : words.of(b.number), b.working ? 'mark' : 'none']
  return `#placed(${given.join(', ')}${leads ? ', sticky: true' : ''})[${body}]`
}
