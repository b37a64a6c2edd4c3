import { findWording, labelKeyOf } from '../labels.ts'
import type { FormModel } from '../model.ts'
import { type Slot, toPattern } from '../slots.ts'
import type { Context } from './context.ts'

/** A wording as a sentence names it: without the colon, and without the letter of a block. */
const bare = (text: string): string =>
  text
    .replace('{L}', '')
    .replace(/\s*:\s*$/, '')
    .trim()

/** The words of a slot without the colon: the label of its own, of its part, or of the node. */
export function labelOfSlot(slot: Slot, context: Pick<Context, 'labels' | 'language'>): string {
  const { labels, language } = context
  const own = slot.column
    ? `${slot.node.id}.col.${slot.column}`
    : slot.fillOf
      ? `${slot.node.id}.${slot.fillOf}`
      : undefined
  const node = findWording(labels, labelKeyOf(slot.node))?.text ?? ''
  const text = own ? (findWording(labels, own)?.text ?? node) : node
  const part = slot.part ? language.parts[slot.part] : undefined
  const notKnown = slot.beside === 'notKnown' ? language.words.notKnown : undefined
  return [text.replace(/\s*:\s*$/, ''), part, notKnown].filter(Boolean).join(' – ')
}

/** A cell is found by its row as well. */
function rowLabel({ node, row }: Slot, { labels }: Pick<Context, 'labels'>): string[] {
  const text = row && findWording(labels, `${node.id}.row.${row}`)?.text
  return text ? [bare(text)] : []
}

/** The words of the point at a path, for messages. */
export function labelAt(model: FormModel, context: Pick<Context, 'labels' | 'language'>, path: string): string {
  const pattern = toPattern(path)
  const slot = model.slotByPattern.get(pattern)
  if (slot) return [...rowLabel(slot, context), labelOfSlot(slot, context)].join(' – ')
  const node = model.nodeById.get(pattern.replaceAll('[]', ''))
  const text = node ? (findWording(context.labels, labelKeyOf(node))?.text ?? '') : ''
  return bare(text)
}
