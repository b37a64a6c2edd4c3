import { refuse } from '@sustento/platform/errors'
import type { FormsApp } from '../app.ts'
import type { CaseFile } from '../domain/case-file.ts'
import { findAttachedXml, isPdf } from '../record/attached-xml.ts'
import type { FormDocument } from '../xml/document.ts'
import { readXml } from './read-form-xml.ts'

/** Answers of a file of ours: XML, or a record with its XML attached. */
export function readFormFile(app: FormsApp, bytes: Uint8Array): FormDocument & { extract?: CaseFile } {
  if (!isPdf(bytes)) return readXml(app, bytes)
  const xml = findAttachedXml(bytes)
  return xml ? readXml(app, xml) : refuse('INVALID_ARGUMENT', 'the PDF has no form of ours attached')
}
