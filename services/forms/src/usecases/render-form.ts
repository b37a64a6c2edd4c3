import { refuse } from '@sustento/platform/errors'
import type { FormsApp } from '../app.ts'
import type { Answer } from '../domain/answers.ts'
import { withTotals } from '../domain/totals.ts'
import { textsOf, writeMark } from '../fillable/mark.ts'
import type { PrintedForm } from '../print/blocks.ts'
import { printForm } from '../print/print.ts'
import { writeProgram } from '../typeset/program.ts'
import { writeFormXml } from '../xml/write.ts'
import { checkFitToWrite } from './fit-to-write.ts'
import { getWordedForm, type WordedForm } from './forms.ts'

/** How a form is printed. */
export interface RenderOptions {
  readonly language: string
  readonly reference: string
  readonly renderedAt: Date
  readonly preview: boolean
  readonly signedParts: readonly string[]
  /** Language of the official text that is printed beside working translations; empty or absent for none. */
  readonly officialLanguage?: string
  /** A draft for the court that issues the form. */
  readonly draft?: boolean
}

/**
 * The record: PDF/A-3a and PDF/UA-1 with the XML attached. Preview and record are the same function; a preview says
 * that it is one.
 */
export async function renderForm(
  app: FormsApp,
  id: string,
  answers: readonly Answer[],
  options: RenderOptions,
): Promise<Uint8Array> {
  const form = getWordedForm(app.catalogue, id, options.language)
  const { model } = form.entry
  const complete = withTotals(model.sums, answers)
  const printed = fitAndPrinted(app, form, complete, options, false)
  const job = { kind: 'record' as const, program: writeProgram(printed), renderedAt: secondsOf(options) }
  if (!printed.attached) return app.pool.run(job)
  return app.pool.run({ ...job, xml: writeFormXml(model, complete, form, options.reference) })
}

/** A copy with a field for each answer, to be filled in any reader and read back by `readFilledForm`. */
export async function renderFillable(
  app: FormsApp,
  id: string,
  answers: readonly Answer[],
  options: RenderOptions,
): Promise<Uint8Array> {
  const form = getWordedForm(app.catalogue, id, options.language)
  const printed = fitAndPrinted(app, form, answers, options, true)
  const mark = writeMark({
    ...{ v: 1, form: id, edition: form.entry.model.form.edition, texts: textsOf(answers) },
    ...{ language: form.labels.language, reference: options.reference },
    ...(options.draft ? { draft: true } : {}),
  })
  return app.pool.run({
    kind: 'fillable',
    program: writeProgram(printed),
    fields: printed.fields ?? [],
    mark,
    renderedAt: secondsOf(options),
  })
}

const secondsOf = ({ renderedAt }: RenderOptions): number => Math.floor(renderedAt.getTime() / 1000)

function fitAndPrinted(
  app: FormsApp,
  form: WordedForm,
  answers: readonly Answer[],
  options: RenderOptions,
  fillable: boolean,
): PrintedForm {
  const { reference, renderedAt, preview, signedParts, officialLanguage, draft = false } = options
  const { id, derived } = form.entry.model.form
  if (draft && derived) refuse('INVALID_ARGUMENT', 'a draft is made of a form that courts issue', { form: id })
  const official = officialLanguage ? getWordedForm(app.catalogue, id, officialLanguage).labels : undefined
  checkFitToWrite(app, form, answers, { reference, printed: true })
  return printForm({
    model: form.entry.model,
    answers,
    labels: form.labels,
    language: form.language,
    lists: app.catalogue.lists,
    signedParts,
    reference,
    renderedAt: renderedAt.toISOString().slice(0, 16).replace('T', ' '),
    preview,
    draft,
    fillable,
    ...(official ? { official } : {}),
  })
}
