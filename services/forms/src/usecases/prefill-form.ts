import { refuse } from '@sustento/platform/errors'
import type { FormsApp } from '../app.ts'
import { memberStates } from '../catalogue/catalogue.ts'
import type { Answer } from '../domain/answers.ts'
import type { CaseFile } from '../domain/case-file.ts'
import { prefill } from '../domain/prefill.ts'
import { getEntry, getLanguage } from './forms.ts'

/** Derives what the case knows. A court's form is refused: an authority reads it in and never issues it (Article 20). */
export function prefillForm(
  app: FormsApp,
  id: string,
  file: CaseFile,
  options: { language: string; today: string },
): { answers: Answer[]; edition: string } {
  const { model, bindings } = getEntry(app.catalogue, id)
  if (!bindings) refuse('FORM_NOT_DERIVED', 'a court issues this form: read it in', { form: id })
  if (file.instrument !== model.form.instrument) {
    refuse('INVALID_ARGUMENT', 'the form belongs to another instrument', {}, [
      { field: 'case_file.instrument', description: `must be ${model.form.instrument}`, reason: 'OTHER_INSTRUMENT' },
    ])
  }
  const language = getLanguage(app.catalogue, options.language)
  const context = { language, today: options.today, memberStates: memberStates(app.catalogue) }
  return { answers: prefill(model, bindings, file, context), edition: model.form.edition }
}
