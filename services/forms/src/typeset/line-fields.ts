import type { Inline } from '../print/blocks.ts'
import { inline, type Writer } from './inline.ts'

// Millimetres.
const least = { short: 32, several: 30, alone: 45 }
const character = 2

/**
 * A line with fields, of which the template decides whether it goes on beside its words, begins on the next line, or
 * has a line for each field: that depends on how long the words are, in millimetres.
 */
export function lineWithFields(writer: Writer, list: readonly Inline[], room: number): string {
  const first = list.findIndex((i) => i.t === 'field' || i.t === 'hint')
  const fields = list.slice(first).filter((i) => i.t === 'field')
  if (first <= 0 || fields.length === 0) return inline(writer, list)
  const rest = list.slice(first)
  const widths = fields.map((f) => (f.short ? least.short : fields.length > 1 ? least.several : least.alone))
  const content = (of: readonly Inline[]): string => `[${inline(writer, of)}]`
  const given = [
    `room: ${room}mm`,
    `least: ${widths.reduce((sum, width) => sum + width, 0)}mm`,
    ...(fields.length === 1 && fields[0] ? [`alone: ${fields[0].short ? 0 : fields[0].holds * character}mm`] : []),
    `names: ${content(rest.filter((i) => i.t !== 'field'))}`,
    `words: ${content(list.slice(0, first))}`,
    `rest: ${content(rest)}`,
    `groups: (${groupsOf(rest).map(content).join(', ')},)`,
  ]
  return `#with-fields(${given.join(', ')})`
}

/** Fields with the words that belong to each: what stands after the last one goes with it. */
function groupsOf(list: readonly Inline[]): Inline[][] {
  const groups: Inline[][] = [[]]
  for (const [i, item] of list.entries()) {
    const isFull = groups.at(-1)?.some((x) => x.t === 'field') ?? false
    if (item.t === 'hint' && isFull && list.slice(i).some((x) => x.t === 'field')) groups.push([])
    groups.at(-1)?.push(item)
  }
  return groups
}
