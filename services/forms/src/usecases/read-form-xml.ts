import { refuse } from '@sustento/platform/errors'
import type { FormsApp } from '../app.ts'
import type { CaseFile } from '../domain/case-file.ts'
import type { FormDocument } from '../xml/document.ts'
import { readFormXml } from '../xml/read.ts'
import { readIn } from './read-in.ts'

/** Answers of our XML, and for a court's extract what it says in terms of the case. */
export function readXml(app: FormsApp, xml: Uint8Array): FormDocument & { extract?: CaseFile } {
  const document = readFormXml(xml, app.catalogue.namespaces)
  const form = app.catalogue.forms.get(document.form)?.model.form ?? refuse('INVALID_ARGUMENT', 'the form is not known')
  return { ...document, ...readIn(app.catalogue, form, document.answers) }
}
