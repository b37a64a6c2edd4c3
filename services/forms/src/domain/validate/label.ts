import { type Labels, labelKeyOf, letterOf } from '../labels.ts'
import type { FormModel } from '../model.ts'
import { type Slot, toPattern } from '../slots.ts'
import type { Context } from './context.ts'

/** The words of a key without the colon at their end. */
const wordsAt = ({ labels }: Labels, key: string): string | undefined => labels[key]?.replace(/\s*:\s*$/, '')

/** The same as a sentence names it: without the letter of a block. */
const bareAt = (labels: Labels, key: string): string => (wordsAt(labels, key) ?? '').replace('{L}', '').trim()

/** The words of a slot without the colon: the label of its own, of its part, or of the node. */
export function labelOfSlot(slot: Slot, { labels, language }: Pick<Context, 'labels' | 'language'>): string {
  const { node, column, fillOf } = slot
  const own = column ? `${node.id}.col.${column}` : fillOf ? `${node.id}.${fillOf}` : undefined
  const text = (own && wordsAt(labels, own)) ?? wordsAt(labels, labelKeyOf(node)) ?? ''
  const part = slot.part ? language.parts[slot.part] : undefined
  const notKnown = slot.beside === 'notKnown' ? language.words.notKnown : undefined
  return [text, part, notKnown].filter(Boolean).join(' – ')
}

/** The words of the point at a path, for messages; of a cell its row as well, of a table without words what it is in. */
export function labelAt(model: FormModel, context: Pick<Context, 'labels' | 'language'>, path: string): string {
  const pattern = toPattern(path)
  const slot = model.slotByPattern.get(pattern)
  if (!slot) {
    const node = model.nodeById.get(idOf(pattern).replace(/\.cells\b.*$/, ''))
    return node ? bareAt(context.labels, labelKeyOf(node)) || headingAt(model, context, path) : ''
  }
  const row = slot.row ? bareAt(context.labels, `${slot.node.id}.row.${slot.row}`) : ''
  return [row, labelOfSlot(slot, context)].filter(Boolean).join(' – ')
}

/** The words of other points than the one at `path`, each with those of what it is in, unless that is the same. */
export function labelsAt(
  model: FormModel,
  context: Pick<Context, 'labels' | 'language'>,
  others: readonly string[],
  path: string,
): string {
  const here = headingAt(model, context, path)
  const words = others.map((other) => {
    const heading = headingAt(model, context, other)
    return [heading === here ? '' : heading, labelAt(model, context, other)].filter(Boolean).join(' – ')
  })
  return [...new Set(words)].join('; ')
}

const idOf = (pattern: string): string => pattern.replaceAll('[]', '')

/** The words of the point that holds the one at a path, with the letter of its block. */
function headingAt(model: FormModel, { labels }: Pick<Context, 'labels'>, path: string): string {
  const pattern = toPattern(path)
  const id = model.slotByPattern.get(pattern)?.node.id ?? idOf(pattern)
  for (let at = id.lastIndexOf('.'); at > 0; at = id.lastIndexOf('.', at - 1)) {
    const node = model.nodeById.get(id.slice(0, at))
    const words = node && bareAt(labels, labelKeyOf(node))
    const block = node?.repeat && /.*\[(\d+)\]/.exec(path)?.[1]
    if (words) return block ? `${words} ${letterOf(Number(block))}` : words
  }
  return ''
}
