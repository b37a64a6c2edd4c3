import type { FormNode } from '../domain/form.ts'
import type { Block, Cell, CellPiece } from './blocks.ts'
import { type At, placed } from './fields.ts'
import { findField, findTranslationField, isLongAt } from './fillable.ts'
import { findText, labelOf, type Setter, wordsOf } from './setter.ts'
import { cellRunsOf, linesOf } from './text.ts'
import { charactersAcross, lineOf, notKnownInline } from './values.ts'
import { translationMark, type Version, versionsOf } from './versions.ts'

/** A table with the rows that the form names, or as many as are answered, at least those of the printed form. */
export function tableBlocks(set: Setter, node: FormNode, at: At): Block[] {
  const columns = node.columns ?? []
  const names = (node.rows ?? []).map((r) => wordsOf(set, `${node.id}.row.${r}`).text)
  const heads = columns.map((c) => {
    const key = `${node.id}.col.${c.id}`
    return [wordsOf(set, key).text, wordsOf(set, `${key}#hint`).text].filter(Boolean).join(' ')
  })
  const count = Math.max(node.blankRows ?? 0, set.blockCount(`${at.path}.cells`))
  const rowPaths = node.rows
    ? node.rows.map((r) => `.cells.${r}`)
    : Array.from({ length: count }, (_, i) => `.cells[${i}]`)
  const named = names.length > 0
  const across = columns.length + (named ? 1 : 0)
  const cells = rowPaths.map((row) => columns.map((c) => cellAt(set, `${at.path}${row}.${c.id}`, across)))
  const head = named ? ['', ...heads] : heads
  const rows = named
    ? cells.map((row, i) => [[{ t: 'words' as const, lines: [[{ s: names[i] ?? '' }]] }], ...row])
    : cells
  const label = node.labelFrom ? [] : labelOf(set, node, at.index)
  const notKnown = notKnownInline(set, at.path)
  const place = placed(set, node, at)
  return [
    ...(label.length > 0 ? [{ ...lineOf(place, label), leads: true as const }] : []),
    ...(notKnown.length > 0 ? [lineOf({ ...place, number: '', working: false }, notKnown)] : []),
    { b: 'table', ...place, number: '', working: false, named, head, rows },
  ]
}

function cellAt(set: Setter, path: string, across: number): Cell {
  return set.fields ? cellFields(set, path, across) : cellVersions(set, path, across)
}

/** What was answered: a text as it was written, and as it was translated. */
const cellVersions = (set: Setter, path: string, across: number): CellPiece[] =>
  versionsOf(set, path).map(({ text, mark, lang }: Version) => ({
    t: 'words',
    lines: linesOf(text).map((line) => cellRunsOf(line, across)),
    ...(mark ? { mark } : {}),
    ...(lang ? { lang } : {}),
  }))

/** The field of a cell, and that of its translation when it is in another language than the copy. */
function cellFields(set: Setter, path: string, across: number): CellPiece[] {
  const isLong = isLongAt(set, path)
  const lines = isLong ? Math.max(2, Math.ceil(((findText(set, path)?.length ?? 0) * across) / charactersAcross)) : 1
  const [own, translation] = [findField(set, path), findTranslationField(set, path, isLong)]
  return [
    ...(own ? [{ t: 'area' as const, field: own.field, lines }] : []),
    ...(translation ? [{ t: 'area' as const, field: translation.field, lines, mark: translationMark(set).mark }] : []),
  ]
}
