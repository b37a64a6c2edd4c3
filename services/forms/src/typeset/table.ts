import type { Block, Cell, CellPiece } from '../print/blocks.ts'
import { otherLanguage, runs, type Writer } from './inline.ts'

/** So many characters in a row may be more than a page holds: only then a page may end within it. */
const longRow = 600

/** A table; the first column is wider where it names the rows. */
export function table(writer: Writer, { named, head, rows }: Extract<Block, { b: 'table' }>): string {
  const columns = head.map((_, i) => (named && i === 0 ? '1.7fr' : '1fr'))
  const heads = head.map((h) => `${isOverlong(h, head.length) ? 'th-long' : 'th'}(${writer.words.of(h)})`)
  const cells = rows.flatMap((row) => {
    if (row.every((c) => c.length === 0)) return ['nb', ...row.slice(1).map(() => '[]')]
    const isLong = row.reduce((sum, c) => sum + lengthOf(c), 0) > longRow
    return row.map((c) => (isLong ? `breaking(${cell(writer, c)})` : cell(writer, c)))
  })
  return `#table(columns: (${columns.join(', ')},), table.header(${heads.join(', ')}), ${cells.join(', ')})`
}

/** Whether a word is longer than its column may be wide: only then is it parted. */
const isOverlong = (words: string, columns: number): boolean =>
  words.split(/[\s/]/).some((word) => word.length * columns > charactersAcross)

const charactersAcross = 84

const lengthOf = (c: Cell): number =>
  c.flatMap((piece) => (piece.t === 'words' ? piece.lines.flat() : [])).reduce((sum, { s }) => sum + s.length, 0)

function cell(writer: Writer, c: Cell): string {
  const [only] = c
  if (c.length === 1 && only) return single(writer, only)
  return `[${c.map((item) => `#block(${single(writer, item)})`).join('')}]`
}

/** One text or field; in the copy a field of a text's translation says which language it is for. */
function single(writer: Writer, item: CellPiece): string {
  const mark = item.mark ? `#hint(${writer.words.of(`(${item.mark})`)})` : ''
  if (item.t === 'area') {
    const field = `cell-field(${item.field}, ${item.lines})`
    return mark ? `[${mark}#${field}]` : field
  }
  const [line = [], ...more] = item.lines
  const own = otherLanguage(writer, item.lang)
  const [run] = line
  if (own === undefined && !mark && more.length === 0 && line.length === 1 && run && !run.unit) {
    return writer.words.of(run.s)
  }
  const words = item.lines.map((l) => runs(writer, l)).join('#br')
  return `[${own === undefined ? words : `#text(lang: "${own}")[${words}]`}${mark && ` ${mark}`}]`
}
