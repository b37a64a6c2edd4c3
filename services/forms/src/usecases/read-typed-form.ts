import { refuse } from '@sustento/platform/errors'
import type { FormsApp } from '../app.ts'
import type { Answer } from '../domain/answers.ts'
import type { CaseFile } from '../domain/case-file.ts'
import type { Finding } from '../domain/validate/context.ts'
import { getEntry } from './forms.ts'
import { readIn } from './read-in.ts'
import { validateForm } from './validate-form.ts'

/** Findings on what is not there: of a form on paper only what is there was typed. */
const missing: ReadonlySet<string> = new Set([
  'REQUIRED',
  'ONE_OF_REQUIRED',
  'OPTION_NEEDS_TEXT',
  'BOX_EMPTY',
  'DOCUMENT_MISSING',
  'SIGNATURE_MISSING',
])

/** What a court's form says that somebody typed from paper. */
export interface TypedForm {
  readonly edition: string
  readonly extract: CaseFile
  readonly findings: readonly Finding[]
}

/** Reads a court's form that was typed from paper in terms of the case, and says what cannot be as it was typed. */
export function readTypedForm(
  app: FormsApp,
  id: string,
  answers: readonly Answer[],
  options: { readonly language: string; readonly today: string },
): TypedForm {
  const { form } = getEntry(app.catalogue, id).model
  const { extract } = readIn(app.catalogue, form, answers)
  if (!extract) return refuse('INVALID_ARGUMENT', 'the form is not one that courts issue', { form: id })
  const found = validateForm(app, id, answers, { ...options, requestedState: '', signedParts: [] })
  return { edition: form.edition, extract, findings: found.filter(({ code }) => !missing.has(code)) }
}
