import type { FormNode } from '../domain/form.ts'
import { numberOf } from '../domain/labels.ts'
import type { Block, Inline } from './blocks.ts'
import { type At, booleanBlocks, choiceBlocks, fieldBlocks, listBlocks, partsBlocks } from './fields.ts'
import { tickOf } from './fillable.ts'
import { isChosen, labelOf, type Setter, wordsOf } from './setter.ts'
import { tableBlocks } from './tables.ts'
import { notKnownInline, numbered, valueBlocks } from './values.ts'

/** Blocks of a repeat beyond the printed ones: they go on the additional sheet. */
export interface Overflow {
  readonly blocks: Block[]
}

interface Parent {
  readonly id: string
  readonly path: string
  readonly depth: number
  readonly index?: number
  readonly roman: boolean
  readonly top: boolean
}

/** Sets a node and everything below it. */
export function nodeBlocks(set: Setter, node: FormNode, overflow: Overflow, parent?: Parent): Block[] {
  const path = parent ? parent.path + node.id.slice(parent.id.length) : node.id
  if (node.repeat) return repeatBlocks(set, node, overflow, path, parent)
  const roman = parent?.roman ?? false
  const number = numberOf(node, parent?.index, roman)
  const isDetail = number === '' && parent !== undefined && !parent.top
  const at: At = { path, number, depth: (parent?.depth ?? 0) + (isDetail ? 1 : 0), index: parent?.index }
  const below: Parent = { id: node.id, path, depth: at.depth, index: parent?.index, roman, top: parent === undefined }
  const children = (nodes: readonly FormNode[]): Block[] => nodes.flatMap((c) => nodeBlocks(set, c, overflow, below))
  if (node.type === 'signature') return [...children(node.children ?? []), signatureBlock(set, node, at)]
  const before = (node.children ?? []).find((c) => c.printed === 'beforeLabel')
  const own = before ? [representedBlock(set, node, before, at)] : ownBlocks(set, node, at, parent === undefined)
  const rest = children((node.children ?? []).filter((c) => c !== before))
  // What a table asks besides its cells stands between its heading and the cells.
  if (node.type === 'table') return [...own.slice(0, -1), ...rest, ...own.slice(-1)]
  return rest.length > 0 ? [...leading(own), ...rest] : own
}

/** A point stays with the first of those below it. */
const leading = (own: readonly Block[]): Block[] =>
  own.map((block, i) => (i === own.length - 1 ? { ...block, leads: true } : block))

function ownBlocks(set: Setter, node: FormNode, at: At, top: boolean): Block[] {
  switch (node.type) {
    case 'group':
    case 'dateRange':
      return groupBlocks(set, node, at, top)
    case 'note':
      return [{ b: 'line', strong: false, ...placeOf(set, node, at), inline: labelOf(set, node, at.index) }]
    case 'boolean':
      return booleanBlocks(set, node, at)
    case 'choice':
    case 'multiChoice':
      return top ? topChoice(set, node, at) : choiceBlocks(set, node, at)
    case 'memberState':
    case 'currency':
      return listBlocks(set, node, at)
    case 'table':
      return tableBlocks(set, node, at)
    case 'address':
      return node.children ? groupBlocks(set, node, at, false) : fieldBlocks(set, node, at)
    default:
      return top && node.number ? topField(set, node, at) : fieldBlocks(set, node, at)
  }
}

const placeOf = (set: Setter, node: FormNode, at: At) => ({
  depth: at.depth,
  number: at.number,
  working: !node.labelFrom && wordsOf(set, node.id).working,
})

const heading = (set: Setter, node: FormNode, at: At): Block => ({
  b: 'heading',
  level: 2,
  ...placeOf(set, node, at),
  inline: labelOf(set, node, at.index),
})

/** A main point is a heading; its own values stand on the lines below, so that no bookmark holds an answer. */
function groupBlocks(set: Setter, node: FormNode, at: At, top: boolean): Block[] {
  if (node.parts) return top && node.number ? topParts(set, node, at) : partsBlocks(set, node, at)
  if (!top) {
    const inline = labelOf(set, node, at.index)
    const notKnown = notKnownInline(set, at.path)
    const own: Block[] = inline.length > 0 ? [{ b: 'line', strong: true, ...placeOf(set, node, at), inline }] : []
    return notKnown.length > 0
      ? [...own, { b: 'line', strong: false, depth: at.depth, number: '', working: false, inline: notKnown }]
      : own
  }
  if (!node.fill) return [heading(set, node, at)]
  const place = { depth: at.depth, number: '', working: false }
  return [heading(set, node, at), ...valueBlocks(set, place, [], `${at.path}.fill`, [])]
}

/** A sentence with places to fill in is no heading. */
const topParts = (set: Setter, node: FormNode, at: At): Block[] =>
  wordsOf(set, node.id).text.includes('…')
    ? partsBlocks(set, node, at)
    : [heading(set, node, at), ...partsBlocks(set, { ...node, labelFrom: node.id }, { ...at, number: '' })]

const topChoice = (set: Setter, node: FormNode, at: At): Block[] => [
  heading(set, node, at),
  ...choiceBlocks(set, { ...node, labelFrom: node.id }, { ...at, number: '' }),
]

const topField = (set: Setter, node: FormNode, at: At): Block[] => [
  heading(set, node, at),
  ...fieldBlocks(set, { ...node, labelFrom: node.id }, { ...at, number: '' }),
]

/** "The applicant / the defendant is the representative …": the boxes stand before the words. */
function representedBlock(set: Setter, node: FormNode, by: FormNode, at: At): Block {
  const path = at.path + by.id.slice(node.id.length)
  const options = (by.options ?? []).flatMap((o): Inline[] => [
    { t: 'option', ...tickOf(set, path, isChosen(set, path, o), o), s: wordsOf(set, `${by.id}.${o}`).text },
    { t: 'text', s: ' ' },
  ])
  return { b: 'line', strong: false, ...placeOf(set, node, at), inline: [...options, ...labelOf(set, node, at.index)] }
}

function signatureBlock(set: Setter, node: FormNode, at: At): Block {
  const part = set.model.form.parts?.find((p) => p.signature === node.id)
  const signed = part && set.signedParts.includes(part.id) ? set.language.words.signedOnPaper : ''
  return { b: 'signature', ...placeOf(set, node, at), inline: labelOf(set, node, at.index), signed }
}

function repeatBlocks(set: Setter, node: FormNode, overflow: Overflow, path: string, parent?: Parent): Block[] {
  const { printed, keys } = node.repeat ?? { printed: 0 }
  const count = Math.max(printed, set.blockCount(path))
  const roman = keys !== undefined
  const blocks: Block[] = []
  for (let index = 0; index < count; index++) {
    const number = numberOf(node, index, roman)
    const depth = parent?.depth ?? 0
    const below: Parent = { id: node.id, path: `${path}[${index}]`, depth, index, roman, top: true }
    const inline = labelOf(set, node, index)
    const head: Block[] = inline.length > 0 ? [{ b: 'line', strong: true, depth, number, working: false, inline }] : []
    const rest = (node.children ?? []).flatMap((c) => nodeBlocks(set, c, overflow, below))
    const target = index < printed ? blocks : overflow.blocks
    // a block of a repeat without words of its own begins with its first point
    target.push(...head, ...(head.length > 0 ? rest : numbered(rest, number)))
  }
  return blocks
}
