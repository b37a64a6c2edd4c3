import type { FormsApp } from '../app.ts'
import type { Answer } from '../domain/answers.ts'
import { fromExternal } from '../domain/external/from-external.ts'
import { fillIn } from '../domain/language.ts'
import type { Finding } from '../domain/validate/context.ts'
import { labelAt } from '../domain/validate/label.ts'
import { getWordedForm } from '../usecases/forms.ts'

/** The answers of a JSON value, and what of it is none, as findings in the language. */
export function toAnswers(
  app: FormsApp,
  form: string,
  json: unknown,
  language: string,
): { answers: readonly Answer[]; findings: Finding[] } {
  const worded = getWordedForm(app.catalogue, form, language)
  const { model } = worded.entry
  const { answers, problems } = fromExternal(model, json)
  const findings = problems.map(({ path, code }): Finding => {
    const label = labelAt(model, worded, path)
    const message = fillIn(worded.language.findings[code] ?? code, { label })
    return { path, severity: 'must', code, message, article: '' }
  })
  return { answers, findings }
}
