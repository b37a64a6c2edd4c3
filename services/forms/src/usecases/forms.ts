import { refuse } from '@sustento/platform/errors'
import type { Catalogue, CatalogueEntry } from '../catalogue/catalogue.ts'
import type { Labels } from '../domain/labels.ts'
import type { Language } from '../domain/language.ts'

/** A form in the words of one language. */
export interface WordedForm {
  readonly entry: CatalogueEntry
  readonly labels: Labels
  readonly language: Language
}

/** The form with this id. */
export function getEntry(catalogue: Catalogue, id: string): CatalogueEntry {
  return catalogue.forms.get(id) ?? refuse('NOT_FOUND', 'there is no such form', { form: id })
}

/** A language by its tag; `fr-BE` and `FR` are answered in `fr`, nothing said in English. */
export function getLanguage(catalogue: Catalogue, tag: string): Language {
  const [wanted = ''] = tag.toLowerCase().split('-')
  const found = catalogue.languages.get(tag) ?? catalogue.languages.get(tag === '' ? 'en' : wanted)
  if (found) return found
  const description = `choose one of ${[...catalogue.languages.keys()].sort().join(', ')}`
  return refuse('INVALID_ARGUMENT', 'the language is not offered', {}, [
    { field: 'language', description, reason: 'LANGUAGE_NOT_OFFERED' },
  ])
}

/** The form and its words. */
export function getWordedForm(catalogue: Catalogue, id: string, tag: string): WordedForm {
  const entry = getEntry(catalogue, id)
  const language = getLanguage(catalogue, tag)
  const labels = entry.labels.get(language.language)
  return { entry, language, labels: labels ?? refuse('NOT_FOUND', 'the form has no words in this language') }
}
