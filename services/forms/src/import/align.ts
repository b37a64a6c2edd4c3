import type { Item } from './items.ts'
import { impossible, scoreOf, traitsOf } from './score.ts'
import type { Unit } from './units.ts'

/** Price of words that the text lacks, of a unit that is none of the form's, and of a name in a list. */
const missing = -1.6
const extra = -1.6
const listed = -0.05

const moves = { both: 1, item: 2, unit: 3 } as const

/** More pairs than any annex gives: a text made to cost time is refused before it does. */
const pairLimit = 30_000_000

/** Which unit each item is, and which units are left over; undefined when the text is too long to be compared. */
export interface Alignment {
  readonly unitOf: ReadonlyMap<number, number>
  readonly leftOver: readonly number[]
}

/**
 * The best way to read the text as the form: both keep their order, so it is the alignment of two sequences
 * (Needleman and Wunsch). A list takes any run of names.
 */
export function align(items: readonly Item[], units: readonly Unit[]): Alignment | undefined {
  const width = units.length + 1
  if ((items.length + 1) * width > pairLimit) return undefined
  const moveAt = new Uint8Array((items.length + 1) * width)
  const own = items.map((item) => traitsOf(item.english))
  const theirs = units.map((unit) => traitsOf(unit.text))
  let above = Float64Array.from({ length: width }, (_, j) => j * extra)
  moveAt.fill(moves.unit, 1, width)
  for (const [i, item] of items.entries()) {
    const isList = item.key === ''
    const row = new Float64Array(width)
    row[0] = (above[0] ?? 0) + (isList ? 0 : missing)
    moveAt[(i + 1) * width] = moves.item
    for (const [j, unit] of units.entries()) {
      const both = isList ? impossible : (above[j] ?? 0) + scoreOf(item, own[i] ?? none, unit, theirs[j] ?? none)
      const skipItem = (above[j + 1] ?? 0) + (isList ? 0 : missing)
      const skipUnit = (row[j] ?? 0) + (isList && isName(unit) ? listed : extra)
      const best = Math.max(both, skipItem, skipUnit)
      row[j + 1] = best
      moveAt[(i + 1) * width + j + 1] = best === both ? moves.both : best === skipItem ? moves.item : moves.unit
    }
    above = row
  }
  return traceBack(moveAt, items, units, width)
}

const none = traitsOf('')

/** A name of a State or a currency stands without a number and is no footnote. */
const isName = (unit: Unit): boolean => unit.number === undefined && unit.footnote === undefined

function traceBack(moveAt: Uint8Array, items: readonly Item[], units: readonly Unit[], width: number): Alignment {
  const unitOf = new Map<number, number>()
  const leftOver: number[] = []
  let [i, j] = [items.length, units.length]
  while (i > 0 || j > 0) {
    const move = moveAt[i * width + j]
    if (move === moves.both) unitOf.set(i - 1, j - 1)
    else if (move === moves.unit && !(i > 0 && items[i - 1]?.key === '')) leftOver.unshift(j - 1)
    if (move !== moves.unit) i -= 1
    if (move !== moves.item) j -= 1
  }
  return { unitOf, leftOver }
}
