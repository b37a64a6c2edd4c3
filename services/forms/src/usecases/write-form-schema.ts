import type { FormsApp } from '../app.ts'
import { namespaceOf } from '../xml/document.ts'
import { writeFormSchema } from '../xml/schema.ts'
import { getWordedForm } from './forms.ts'

/** The XML schema of a form, documented in a language. */
export function writeSchema(app: FormsApp, id: string, language: string): { xsd: Uint8Array; namespace: string } {
  const form = getWordedForm(app.catalogue, id, language)
  const { model } = form.entry
  return { xsd: writeFormSchema(model, form), namespace: namespaceOf(model.form) }
}
