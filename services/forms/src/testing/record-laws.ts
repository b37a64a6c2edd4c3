import { describe, expect, test } from '@jest/globals'
import type { Answer } from '../domain/answers.ts'
import { findWording, type Labels } from '../domain/labels.ts'
import type { FormModel } from '../domain/model.ts'
import { inOrder } from '../domain/order.ts'
import { findText, setterOf } from '../print/setter.ts'
import { readXml } from '../usecases/read-form-xml.ts'
import { type RenderOptions, renderForm } from '../usecases/render-form.ts'
import type { testApp } from './app.ts'
import { catalogue, entryOf, labelsOf, languageOf } from './context.ts'
import { fullAnswers } from './full-answers.ts'
import { pdfAttachments, pdfText } from './pdf-text.ts'

/** Without spaces and soft hyphens, as the text of a PDF is compared. */
export const bare = (text: string) => text.replace(/[\s\u00ad]/g, '')

/** A footnote mark may stand within a word of a label: compared by its beginning. */
const beginning = (text: string) => bare(text).replace(/:$/, '').slice(0, 14)
const piecesOf = (labels: Labels, key: string) =>
  (findWording(labels, key)?.text ?? '')
    .split(/…|\{L\}/)
    .map(beginning)
    .filter(Boolean)

type App = ReturnType<typeof testApp>

/** An answer to each point of a form. */
function answersTo(model: FormModel): Answer[] {
  return fullAnswers(model).filter((a) => !(model.form.restriction && a.path === 'nonDisclosure'))
}

/** The words for a value that is not known, where a form takes them. */
const notKnown = ({ slots }: FormModel, language: string) =>
  slots.some((s) => s.beside === 'notKnown') ? [languageOf(language).words.notKnown] : []

/** Every word of a form is printed in a language, and its points in their order. */
export async function expectEveryWord(app: App, id: string, options: RenderOptions): Promise<void> {
  const { model } = entryOf(id)
  expectEveryWordIn(bare(await pdfText(await renderForm(app, id, answersTo(model), options))), id, options)
}

/** The same of a record that was printed, by its bare text. */
function expectEveryWordIn(found: string, id: string, options: RenderOptions): void {
  const { model } = entryOf(id)
  const labels = labelsOf(id, options.language)
  const silent = new Set(model.nodes.flatMap(({ node }) => (node.labelFrom ? [node.id] : [])))
  const keys = Object.keys(labels.labels).filter((key) => !silent.has(key))
  expect(keys.filter((key) => piecesOf(labels, key).some((piece) => !found.includes(piece)))).toEqual([])
  const said = [...Object.values(labels.phrases ?? {}), ...notKnown(model, options.language)]
  expect(said.filter((words) => !found.includes(beginning(words)))).toEqual([])
  expect(outOfOrder(model, labels, found)).toEqual([])
}

/** What every record of a form in a language must be, with an answer to each of its points. */
export function recordLaws(app: App, id: string, options: RenderOptions): void {
  const { language } = options
  const { model } = entryOf(id)
  const answers = answersTo(model)
  const render = () => renderForm(app, id, answers, options)
  let printed: ReturnType<typeof render> | undefined
  let text: Promise<string> | undefined
  const record = () => {
    printed ??= render()
    return printed
  }
  const textOfRecord = () => {
    text ??= record().then(pdfText).then(bare)
    return text
  }

  describe(`${id} in ${language}`, () => {
    test('prints every word of the form, its points in their order', async () => {
      expectEveryWordIn(await textOfRecord(), id, options)
    })

    test('prints every answer', async () => {
      const found = await textOfRecord()
      const set = setterOf({
        ...{ model, answers, labels: labelsOf(id, language), language: languageOf(language), lists: catalogue.lists },
        ...{ signedParts: [], reference: '', renderedAt: '', preview: false },
      })
      const lost = answers.filter((a) => !found.includes(bare(findText(set, a.path) ?? '')))
      expect(lost.map((a) => a.path)).toEqual([])
    })

    test('carries the XML of the same answers', async () => {
      const files = await pdfAttachments(await record())
      expect([...files.keys()]).toEqual(['form.xml'])
      const document = readXml(app, files.get('form.xml') ?? new Uint8Array())
      expect(document).toMatchObject({ form: id, language, answers: inOrder(model, answers) })
    })

    test('is the same bytes for the same answers and instant', async () => {
      expect(Buffer.compare(await record(), await render())).toBe(0)
    })
  })
}

/** Points of the form whose words do not follow those of the point before. */
function outOfOrder(model: FormModel, labels: Labels, found: string): string[] {
  let from = 0
  return model.nodes.flatMap(({ node }) => {
    // the place for a signature stands below the name and the date of whoever signs
    if (node.labelFrom || node.printed === 'beforeLabel' || node.type === 'signature') return []
    for (const piece of piecesOf(labels, node.id)) {
      const at = found.indexOf(piece, from)
      if (at < 0) return [node.id]
      from = at
    }
    return []
  })
}
