import type { FormsServiceService } from '@sustento/platform/gen/sustento/forms/v1/forms_service'
import { CaseFile } from '@sustento/platform/gen/sustento/type/v1/case_file'
import { toIso } from '@sustento/platform/legal-date'
import type { Handlers } from '@sustento/platform/rpc/definition'
import type { FormsApp } from '../app.ts'
import { isInForce } from '../catalogue/catalogue.ts'
import { compareForms, findTranslationGaps } from '../usecases/compare-answers.ts'
import { getWordedForm } from '../usecases/forms.ts'
import { makeDossier } from '../usecases/make-dossier.ts'
import { prefillForm } from '../usecases/prefill-form.ts'
import { readFormPdf } from '../usecases/read-form-file.ts'
import { readXml } from '../usecases/read-form-xml.ts'
import { readTypedForm } from '../usecases/read-typed-form.ts'
import { renderFillable, renderForm } from '../usecases/render-form.ts'
import { reuseForm } from '../usecases/reuse-answers.ts'
import { validateForm } from '../usecases/validate-form.ts'
import { writeSchema } from '../usecases/write-form-schema.ts'
import { writeXml } from '../usecases/write-form-xml.ts'
import { fromAnswers, toAnswers } from './answers.ts'
import { fromCaseFile } from './case-file.ts'
import { collectDossier } from './dossier.ts'
import { toExtract } from './extract.ts'
import { toDifferences, toFindings } from './findings.ts'
import { toForm, toFormSummary } from './form-message.ts'
import { formIdOf } from './names.ts'

const chunkBytes = 64 * 1024

function* chunksOf(pdf: Uint8Array): Generator<{ data: Buffer }> {
  for (let at = 0; at < pdf.length; at += chunkBytes) yield { data: Buffer.from(pdf.subarray(at, at + chunkBytes)) }
}

/** The service of the contract: each method one use case, messages mapped here and nowhere else. */
export function formsService(app: FormsApp): Handlers<typeof FormsServiceService> {
  const today = () => app.clock.now().toISOString().slice(0, 10)
  return {
    listForms: async ({ language, instrument, day }, ctx) => {
      const on = toIso(day) ?? today()
      const forms = [...app.catalogue.forms.keys()].sort().map((id) => getWordedForm(app.catalogue, id, language))
      const chosen = forms.filter(
        ({ entry: { model } }) =>
          isInForce(model.form, on) && (!instrument || model.form.instruments.includes(instrument)),
      )
      return { forms: chosen.map((form) => toFormSummary(ctx.tenant, form)) }
    },
    getForm: async ({ name, language }, ctx) => {
      const form = getWordedForm(app.catalogue, formIdOf(name), language)
      return { form: toForm(ctx.tenant, form, app.catalogue) }
    },
    prefillForm: async ({ name, caseFile, language, today: day, writer, draft }) => {
      const file = fromCaseFile(caseFile ?? CaseFile.create())
      const derived = prefillForm(app, formIdOf(name), file, { language, today: toIso(day) ?? today(), writer, draft })
      return { answers: toAnswers(derived.answers), edition: derived.edition }
    },
    validateForm: async ({ name, answers, language, requestedState, today: day, signedParts }) => {
      const options = { language, requestedState, today: toIso(day) ?? today(), signedParts }
      const findings = validateForm(app, formIdOf(name), fromAnswers(answers), options)
      return { findings: toFindings(findings) }
    },
    renderForm: async function* ({ name, answers, fillable, renderedAt, ...more }) {
      const options = { ...more, renderedAt: renderedAt ?? app.clock.now() }
      const render = fillable ? renderFillable : renderForm
      yield* chunksOf(await render(app, formIdOf(name), fromAnswers(answers), options))
    },
    writeFormXml: async ({ name, answers, language, reference }) => ({
      xml: Buffer.from(writeXml(app, formIdOf(name), fromAnswers(answers), { language, reference })),
    }),
    readFormXml: async ({ xml }) => {
      const { form, edition, language, reference, answers, extract } = readXml(app, xml)
      return { form, edition, language, reference, answers: toAnswers(answers), extract: extract && toExtract(extract) }
    },
    getFormSchema: async ({ name, language }) => {
      const { xsd, namespace } = writeSchema(app, formIdOf(name), language)
      return { xsd: Buffer.from(xsd), namespace }
    },
    compareAnswers: async ({ name, before, after, language }) => {
      const found = compareForms(app, formIdOf(name), fromAnswers(before), fromAnswers(after), language)
      return { differences: toDifferences(found) }
    },
    reuseAnswers: async ({ name, answers, language, today: day }) => {
      const options = { language, today: toIso(day) ?? today() }
      const reuse = reuseForm(app, formIdOf(name), fromAnswers(answers), options)
      return { answers: toAnswers(reuse.answers), findings: toFindings(reuse.findings) }
    },
    findTranslationGaps: async ({ name, answers, outputLanguage, ownLanguage, language }) => {
      const options = { output: outputLanguage, own: ownLanguage, language }
      return { gaps: findTranslationGaps(app, formIdOf(name), fromAnswers(answers), options) }
    },
    readFilledForm: async ({ pdf }) => {
      const { answers, unread, extract, ...rest } = await readFormPdf(app, pdf)
      return { ...rest, answers: toAnswers(answers), unread: [...unread], extract: extract && toExtract(extract) }
    },
    readTypedForm: async ({ name, answers, language, today: day }) => {
      const options = { language, today: toIso(day) ?? today() }
      const { edition, extract, findings } = readTypedForm(app, formIdOf(name), fromAnswers(answers), options)
      return { edition, extract: toExtract(extract), findings: toFindings(findings) }
    },
    makeDossier: async function* (requests) {
      const { header, items } = await collectDossier(requests)
      yield* chunksOf(await makeDossier(app, { ...header, madeAt: header.madeAt ?? app.clock.now() }, items))
    },
  }
}
