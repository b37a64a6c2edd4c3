import { type Answer, findTranslation, isGiven } from '../answers.ts'
import type { FormModel } from '../model.ts'
import { isSameLanguage } from '../names.ts'
import { inOrder } from '../order.ts'
import { type Slot, toPattern } from '../slots.ts'
import type { Context } from '../validate/context.ts'
import { labelAt } from '../validate/label.ts'

/** A free text that lacks a translation. */
export interface TranslationGap {
  readonly path: string
  readonly label: string
  readonly text: string
  /** BCP 47; empty when nobody said. */
  readonly language: string
}

/** In which languages a form is filled and issued. */
export interface Languages {
  readonly output: string
  /** Of free text that does not say its own: usually the authority's. */
  readonly own: string
}

/**
 * Free texts that the reader of the form would find in a language that is not the form's. Options, lists, dates and
 * amounts are put into it by the form; names, addresses and numbers are written as they are and carry no language. Pure.
 */
export function translationGaps(
  model: FormModel,
  answers: readonly Answer[],
  { output, own }: Languages,
  words: Pick<Context, 'labels' | 'language'>,
): TranslationGap[] {
  const gaps = answers.flatMap(({ path, value, language, translations = [] }): TranslationGap[] => {
    const slot = model.slotByPattern.get(toPattern(path))
    if (value.kind !== 'text' || !slot || !isGiven(value)) return []
    const written = language ?? (isProse(slot) ? own : undefined)
    if (written === undefined || isSameLanguage(written, output) || findTranslation(translations, output)) return []
    return [{ path, label: labelAt(model, words, path), text: value.text, language: written }]
  })
  return inOrder(model, gaps)
}

/** Long texts and what follows "other (please specify)": words, where a short line may be a name or a number. */
const isProse = (slot: Slot): boolean => slot.type === 'multilineText' || (slot.isFill && slot.kind === 'text')
