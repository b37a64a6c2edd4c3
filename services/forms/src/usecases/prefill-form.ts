import { refuse } from '@sustento/platform/errors'
import type { FormsApp } from '../app.ts'
import { memberStates } from '../catalogue/catalogue.ts'
import type { Answer } from '../domain/answers.ts'
import type { CaseFile } from '../domain/case-file.ts'
import { prefill } from '../domain/prefill.ts'
import { getEntry, getLanguage } from './forms.ts'

/**
 * Derives what the case knows. A court's form is refused: an authority reads it in and never issues it (Article 20). It
 * may prepare a draft for the court, when that is asked for.
 */
export function prefillForm(
  app: FormsApp,
  id: string,
  file: CaseFile,
  options: { language: string; today: string; writer: string; draft: boolean },
): { answers: Answer[]; edition: string } {
  const { model, bindings } = getEntry(app.catalogue, id)
  if (!model.form.derived && !options.draft) {
    refuse('FORM_NOT_DERIVED', 'a court issues this form: read it in', { form: id })
  }
  const { instruments } = model.form
  if (!instruments.includes(file.instrument)) {
    const description = `must be ${instruments.join(' or ')}`
    refuse('INVALID_ARGUMENT', 'the form belongs to another instrument', {}, [
      { field: 'case_file.instrument', description, reason: 'OTHER_INSTRUMENT' },
    ])
  }
  const language = getLanguage(app.catalogue, options.language)
  const { today, writer } = options
  const context = { language, today, writer, memberStates: memberStates(app.catalogue) }
  return { answers: prefill(model, bindings, file, context), edition: model.form.edition }
}
