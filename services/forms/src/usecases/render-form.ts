import type { FormsApp } from '../app.ts'
import type { Answer } from '../domain/answers.ts'
import { printForm } from '../print/print.ts'
import { writeFormXml } from '../xml/write.ts'
import { checkFitToWrite } from './fit-to-write.ts'
import { getWordedForm } from './forms.ts'

/** How a form is printed. */
export interface RenderOptions {
  readonly language: string
  readonly reference: string
  readonly renderedAt: Date
  readonly preview: boolean
  readonly signedParts: readonly string[]
}

/** PDF/A-3a with the XML attached. Preview and record are the same function; a preview says that it is one. */
export async function renderForm(
  app: FormsApp,
  id: string,
  answers: readonly Answer[],
  options: RenderOptions,
): Promise<Uint8Array> {
  const form = getWordedForm(app.catalogue, id, options.language)
  checkFitToWrite(app, form, answers, { reference: options.reference, printed: true })
  const { reference, renderedAt, preview, signedParts } = options
  const printed = printForm({
    model: form.entry.model,
    answers,
    labels: form.labels,
    language: form.language,
    lists: app.catalogue.lists,
    signedParts,
    reference,
    renderedAt: renderedAt.toISOString().slice(0, 16).replace('T', ' '),
    preview,
  })
  const xml = writeFormXml(form.entry.model, answers, form, reference)
  return app.pool.render({ printed, xml, renderedAt: Math.floor(renderedAt.getTime() / 1000) })
}
