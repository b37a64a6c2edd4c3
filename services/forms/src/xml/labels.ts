import { findWording, type Labels, labelKeyOf, letterOf } from '../domain/labels.ts'
import type { Language } from '../domain/language.ts'
import { labelOfSlot } from '../domain/validate/label.ts'
import type { Place } from './tree.ts'

/** In which words the questions are asked. */
export interface Wordings {
  readonly labels: Labels
  readonly language: Language
}

/** The words of an element without their colon; empty where the form prints none. `index` is the block of a repeat. */
export function labelOfPlace({ slot, node, row }: Place, words: Wordings, index = 0): string {
  if (slot) return labelOfSlot(slot, words).replace('{L}', letterOf(index))
  const key = row ? `${row.node.id}.row.${row.id}` : node && labelKeyOf(node)
  const text = key === undefined ? '' : (findWording(words.labels, key)?.text ?? '')
  return text.replace(/\s*:\s*$/, '').replace('{L}', letterOf(index))
}
