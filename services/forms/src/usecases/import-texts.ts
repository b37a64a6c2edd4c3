import { refuse } from '@sustento/platform/errors'
import type { Catalogue, CatalogueEntry } from '../catalogue/catalogue.ts'
import type { Form } from '../domain/form.ts'
import { annexesOf } from '../import/annexes.ts'
import { isHtml, textOfHtml } from '../import/html.ts'
import { type Matched, matchForm } from '../import/match.ts'
import { paragraphsOf, textLimit } from '../import/paragraphs.ts'

/** What the text says of one form. */
export interface ImportedForm extends Matched {
  readonly entry: CatalogueEntry
}

/**
 * Reads the words of every annex of an edition from the Regulation as an authority can save it: plain text or HTML. What
 * is not found stays as it is, and is named.
 */
export function importTexts(catalogue: Catalogue, bytes: Uint8Array, edition: string): ImportedForm[] {
  const annexed = [...catalogue.forms.values()].filter(({ model }) => model.form.annex !== undefined)
  const entries = annexed.filter(({ model }) => isOfEdition(model.form, edition) || isUnamended(model.form))
  if (!entries.some(({ model }) => isOfEdition(model.form, edition)))
    refuse('INVALID_ARGUMENT', `no annex has the edition ${edition.slice(0, 40)}`)
  const text = decode(bytes)
  const annexes = annexesOf(paragraphsOf(isHtml(text) ? textOfHtml(text) : text))
  if (annexes.size === 0) refuse('INVALID_ARGUMENT', 'the text has no annexes: save the whole Regulation')
  return entries.flatMap((entry) => {
    const { form } = entry.model
    const annex = annexes.get(form.annex ?? '')
    const english = entry.labels.get('en')?.labels ?? {}
    const matched = annex && matchForm(form, english, annex)
    return matched ? [{ entry, ...matched }] : [{ entry, ...nothing(english) }]
  })
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
