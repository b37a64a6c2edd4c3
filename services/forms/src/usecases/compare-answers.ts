import type { FormsApp } from '../app.ts'
import type { Answer } from '../domain/answers.ts'
import { compareAnswers, type Difference } from '../domain/compare/compare.ts'
import { type TranslationGap, translationGaps } from '../domain/compare/translation-gaps.ts'
import { getLanguage, getWordedForm } from './forms.ts'

/** How two submissions of a form differ, with the labels of a language. */
export function compareForms(
  app: FormsApp,
  id: string,
  before: readonly Answer[],
  after: readonly Answer[],
  language: string,
): Difference[] {
  const form = getWordedForm(app.catalogue, id, language)
  return compareAnswers(form.entry.model, before, after, form)
}

/** What still needs a translation before the form is issued in `output`, one of the languages of the form. */
export function findTranslationGaps(
  app: FormsApp,
  id: string,
  answers: readonly Answer[],
  options: { readonly output: string; readonly own: string; readonly language: string },
): TranslationGap[] {
  const form = getWordedForm(app.catalogue, id, options.language)
  const output = getLanguage(app.catalogue, options.output).language
  return translationGaps(form.entry.model, answers, { output, own: options.own }, form)
}
