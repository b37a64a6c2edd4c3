import { refuse } from '@sustento/platform/errors'
import type { Catalogue, CatalogueEntry } from '../catalogue/catalogue.ts'
import type { Form } from '../domain/form.ts'
import { type Annex, readingsOf } from '../import/annexes.ts'
import { withoutPageHeads } from '../import/furniture.ts'
import { isHtml, textOfHtml } from '../import/html.ts'
import { findOtherLanguage } from '../import/language.ts'
import { type Matched, matchForm } from '../import/match.ts'
import { paragraphsOf, textLimit } from '../import/paragraphs.ts'

/** What the text says of one form. */
export interface ImportedForm extends Matched {
  readonly entry: CatalogueEntry
}

/**
 * Reads the words of every annex of an edition from the Regulation as an authority can save it: plain text or HTML. What
 * is not found stays as it is, and is named. A text that is evidently in another language is refused.
 */
export function importTexts(
  catalogue: Catalogue,
  bytes: Uint8Array,
  { language, edition }: { readonly language: string; readonly edition: string },
): ImportedForm[] {
  const annexed = [...catalogue.forms.values()].filter(({ model }) => model.form.annex !== undefined)
  const entries = annexed.filter(({ model }) => isOfEdition(model.form, edition) || isUnamended(model.form))
  if (!entries.some(({ model }) => isOfEdition(model.form, edition)))
    refuse('INVALID_ARGUMENT', `no annex has the edition ${edition.slice(0, 40)}`)
  const text = decode(bytes)
  const readings = readingsOf(withoutPageHeads(paragraphsOf(isHtml(text) ? textOfHtml(text) : text)))
  if (readings.length === 0) refuse('INVALID_ARGUMENT', 'the text has no annexes: save the whole Regulation')
  const imported = findBest(entries, readings)
  const other = findOtherLanguage(imported, language)
  if (other) refuse('INVALID_ARGUMENT', `the text is in another language: its words are those of ${other}`)
  return imported
}

/** The first reading that has every form, otherwise the one that has most words. */
function findBest(entries: readonly CatalogueEntry[], readings: readonly Map<string, Annex>[]): ImportedForm[] {
  const found = (forms: readonly ImportedForm[]): number => forms.reduce((n, f) => n + Object.keys(f.labels).length, 0)
  let best: ImportedForm[] = []
  for (const annexes of readings) {
    const read = entries.map((entry) => readForm(entry, annexes.get(entry.model.form.annex ?? '')))
    if (best.length === 0 || found(read) > found(best)) best = read
    if (read.every((form) => Object.keys(form.labels).length > 0)) break
  }
  return best
}

function readForm(entry: CatalogueEntry, annex: Annex | undefined): ImportedForm {
  const english = entry.labels.get('en')?.labels ?? {}
  const matched = annex && matchForm(entry.model.form, english, annex)
  return { entry, ...(matched && isOfForm(matched) ? matched : nothing(english)) }
}

/** Less than half of the form, or more of something else, is a chapter or what is left of an annex: no word of it counts. */
function isOfForm({ labels, missing, leftOver }: Matched): boolean {
  const found = Object.keys(labels).length
  return found >= missing.length && found >= leftOver.length
}

/** `2015/228 consolidated` is of the edition `2015/228`. */
const isOfEdition = (form: Form, edition: string): boolean => form.edition.split(' ')[0] === edition

/** Annexes VIII and IX stand in every edition as they were published. */
const isUnamended = (form: Form): boolean => form.edition.includes('(unamended)')

const nothing = (english: Readonly<Record<string, string>>): Matched => ({
  labels: {},
  footnoteMarks: {},
  missing: Object.keys(english),
  leftOver: [],
  variants: [],
})

function decode(bytes: Uint8Array): string {
  if (bytes.length > textLimit) refuse('INVALID_ARGUMENT', 'the text is larger than 8 MiB')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return refuse('INVALID_ARGUMENT', 'the text is not UTF-8: save it as UTF-8')
  }
}
