import { refuse } from '@sustento/platform/errors'
import type { FormsApp } from '../app.ts'
import type { CatalogueEntry } from '../catalogue/catalogue.ts'
import type { Answer } from '../domain/answers.ts'
import type { CaseFile } from '../domain/case-file.ts'
import { findMark, type Mark } from '../fillable/mark.ts'
import { toAnswers, type Unread } from '../fillable/to-answers.ts'
import { flawed } from '../render/refusals.ts'
import { getLanguage } from './forms.ts'
import { readIn } from './read-in.ts'

/** As much as fits into a message of the contract. */
const limitBytes = 4 * 1024 * 1024

/** What a filled copy says. */
export interface FilledForm {
  readonly form: string
  readonly edition: string
  readonly language: string
  readonly reference: string
  readonly answers: readonly Answer[]
  readonly unread: readonly Unread[]
  readonly extract?: CaseFile
}

/** Answers of a copy that was made here and filled in any reader, and which fields could not be read. */
export async function readFilledForm(app: FormsApp, pdf: Uint8Array): Promise<FilledForm> {
  if (pdf.length > limitBytes) throw flawed('PDF_TOO_LARGE')
  const { mark: text, fields } = await app.pool.run({ kind: 'read', pdf })
  const mark = findMark(text)
  if (!mark) throw flawed('PDF_NOT_OURS')
  if (mark.draft) throw flawed('PDF_DRAFT')
  const { model } = entryOf(app, mark)
  const language = getLanguage(app.catalogue, mark.language)
  const reading = { model, language, lists: app.catalogue.lists, texts: mark.texts }
  const { answers, unread } = toAnswers(reading, fields)
  const { form, edition, reference } = mark
  return { form, edition, language: mark.language, reference, unread, ...readIn(app.catalogue, model.form, answers) }
}

function entryOf(app: FormsApp, { form, edition }: Mark): CatalogueEntry {
  const entry = app.catalogue.forms.get(form)
  if (entry?.model.form.edition === edition) return entry
  const description = 'the copy is of a form or an edition that is not known here'
  return refuse('INVALID_ARGUMENT', description, {}, [{ field: 'pdf', description, reason: 'FORM_UNKNOWN' }])
}
