import { type Labels, labelKeyOf } from '../labels.ts'
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

/** The words of the point at a path, for messages. A cell is found by its row as well. */
export function labelAt(model: FormModel, context: Pick<Context, 'labels' | 'language'>, path: string): string {
  const pattern = toPattern(path)
  const slot = model.slotByPattern.get(pattern)
  if (!slot) {
    const node = model.nodeById.get(pattern.replaceAll('[]', ''))
    return node ? bareAt(context.labels, labelKeyOf(node)) : ''
  }
  const row = slot.row ? bareAt(context.labels, `${slot.node.id}.row.${slot.row}`) : ''
  return [row, labelOfSlot(slot, context)].filter(Boolean).join(' – ')
}
