import type { FormNodeJson } from '../../gen/sustento/forms/v1/forms_service_pb.ts'

/** Where a node stands: its id and its concrete path. The paths are those of `docs/forms.md`. */
export interface Place {
  id: string
  path: string
}

/** The path of a node below its parent: ids share their beginning. Without the index of its own repeat. */
export function pathOf(node: FormNodeJson, parent?: Place): string {
  const id = node.id ?? ''
  return parent ? parent.path + id.slice(parent.id.length) : id
}

/** The path of one of several values on a printed line. */
export function partPath(path: string, part: string): string {
  return `${path}.${part}`
}

/** The path of the free text after a label, or after one of its options. */
export function fillPath(path: string, option?: string): string {
  return option ? `${path}.fill.${option}` : `${path}.fill`
}

/** The path of the sentences beside a free text. */
export function phrasesPath(path: string): string {
  return `${path}.phrases`
}

/** The path at which a value is said to be not known. */
export function notKnownPath(path: string): string {
  return `${path}.notKnown`
}

/** The path of a cell: rows are named, or counted when the form prints blank ones. */
export function cellPath(path: string, row: string | number, column: string): string {
  return typeof row === 'number' ? `${path}.cells[${row}].${column}` : `${path}.cells.${row}.${column}`
}

/** How many blocks of a repeat are answered: one more than the highest index among the paths. */
export function countOf(paths: Iterable<string>, repeated: string): number {
  const start = `${repeated}[`
  let count = 0
  for (const path of paths) {
    if (!path.startsWith(start)) continue
    const index = Number.parseInt(path.slice(start.length), 10)
    if (index >= count) count = index + 1
  }
  return count
}

/** The path after a block of a repeat was taken out: later blocks move up; undefined for the block itself. */
export function afterRemoval(path: string, repeated: string, removed: number): string | undefined {
  const start = `${repeated}[`
  if (!path.startsWith(start)) return path
  const index = Number.parseInt(path.slice(start.length), 10)
  const rest = path.slice(path.indexOf(']', start.length))
  if (index === removed) return undefined
  return index > removed ? `${start}${index - 1}${rest}` : path
}

/** The pattern of a path: `[]` for each entry of a repeat. */
export const patternOf = (path: string): string => path.replace(/\[\d+\]/g, '[]')

/** Whether a path is the place itself or lies below it. */
export function isWithin(path: string, place: string): boolean {
  return path === place || (path.startsWith(place) && /^[.[]/.test(path.slice(place.length)))
}

/** A printed number or label with the index of its repeat put in: 1, 2, 3 for `{i}`, A, B, C for `{L}`. */
export function numbered(text: string | undefined, index: number | undefined): string {
  if (!text) return ''
  if (index === undefined) return text
  return text.replaceAll('{i}', String(index + 1)).replaceAll('{L}', String.fromCharCode(65 + (index % 26)))
}
