import type { FormsApp } from '../app.ts'
import type { Answer } from '../domain/answers.ts'
import { withTotals } from '../domain/totals.ts'
import { writeFormXml } from '../xml/write.ts'
import { checkFitToWrite } from './fit-to-write.ts'
import { getWordedForm } from './forms.ts'

/** The answers as XML with the questions as they were worded. */
export function writeXml(
  app: FormsApp,
  id: string,
  answers: readonly Answer[],
  options: { language: string; reference: string },
): Uint8Array {
  const form = getWordedForm(app.catalogue, id, options.language)
  checkFitToWrite(app, form, answers, { reference: options.reference, printed: false })
  const { model } = form.entry
  return writeFormXml(model, withTotals(model.sums, answers), form, options.reference)
}
