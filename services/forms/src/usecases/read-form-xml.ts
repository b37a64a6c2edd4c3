import { refuse } from '@sustento/platform/errors'
import type { FormsApp } from '../app.ts'
import type { CaseFile } from '../domain/case-file.ts'
import { toPattern } from '../domain/slots.ts'
import type { FormDocument } from '../xml/document.ts'
import { readFormXml } from '../xml/read.ts'
import { readIn } from './read-in.ts'

/** Answers of our XML, and for a court's extract what it says in terms of the case. */
export function readXml(app: FormsApp, xml: Uint8Array): FormDocument & { extract?: CaseFile } {
  const document = readFormXml(xml)
  const entry = app.catalogue.forms.get(document.form)
  if (!entry) refuse('INVALID_ARGUMENT', 'the XML is of a form that is not known here')
  const { form, slotByPattern } = entry.model
  if (document.edition !== form.edition || document.instrument !== form.instrument) {
    refuse('INVALID_ARGUMENT', 'the XML is of an edition that is not known here')
  }
  for (const { path, value } of document.answers) {
    if (slotByPattern.get(toPattern(path))?.kind !== value.kind) {
      refuse('INVALID_ARGUMENT', 'the XML answers a point that the form does not have', {}, [
        { field: path, description: 'not a point of this form, or of another type', reason: 'UNKNOWN_PATH' },
      ])
    }
  }
  return { ...document, ...readIn(form, document.answers) }
}
