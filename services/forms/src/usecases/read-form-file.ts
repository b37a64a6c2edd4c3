import type { FormsApp } from '../app.ts'
import type { CaseFile } from '../domain/case-file.ts'
import type { Unread } from '../fillable/to-answers.ts'
import { findAttachedXml, isPdf } from '../record/attached-xml.ts'
import type { FormDocument } from '../xml/document.ts'
import { readFilledForm } from './read-filled-form.ts'
import { readXml } from './read-form-xml.ts'

/** What a file of ours says, and of a filled copy which fields could not be read. */
export interface FormFile extends FormDocument {
  readonly extract?: CaseFile
  readonly unread: readonly Unread[]
}

/** Answers of a file of ours: XML, a record with its XML attached, or a copy that somebody filled. */
export async function readFormFile(app: FormsApp, bytes: Uint8Array): Promise<FormFile> {
  return isPdf(bytes) ? readFormPdf(app, bytes) : { ...readXml(app, bytes), unread: [] }
}

/** Answers of a PDF of ours: a record by its attached XML, a copy by its fields. */
export async function readFormPdf(app: FormsApp, pdf: Uint8Array): Promise<FormFile> {
  const xml = findAttachedXml(pdf)
  return xml ? { ...readXml(app, xml), unread: [] } : readFilledForm(app, pdf)
}
