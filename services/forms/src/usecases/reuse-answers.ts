import type { FormsApp } from '../app.ts'
import type { Answer } from '../domain/answers.ts'
import { type Reuse, reuseAnswers } from '../domain/compare/reuse.ts'
import { getWordedForm } from './forms.ts'
import { contextOf } from './validate-form.ts'

/** Prefills a form from an earlier submission. */
export function reuseForm(
  app: FormsApp,
  id: string,
  earlier: readonly Answer[],
  options: { readonly language: string; readonly today: string },
): Reuse {
  const form = getWordedForm(app.catalogue, id, options.language)
  const { model, bindings } = form.entry
  const context = contextOf(app, form, { requestedState: '', today: options.today, signedParts: [] })
  return reuseAnswers(model, bindings, earlier, context)
}
