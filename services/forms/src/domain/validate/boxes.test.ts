import { expect, test } from '@jest/globals'
import { catalogue, contextOf } from '../../testing/context.ts'
import { governedBoxes } from '../../testing/governed-boxes.ts'
import { type Governing, governingBoxes } from '../../testing/governing.ts'
import type { Answer } from '../answers.ts'
import type { FormModel } from '../model.ts'
import type { Finding, FindingCode } from './context.ts'
import { validate } from './validate.ts'

const missing: readonly FindingCode[] = ['OPTION_NEEDS_TEXT', 'BOX_EMPTY', 'REQUIRED', 'ONE_OF_REQUIRED']
const loose: readonly FindingCode[] = ['TEXT_NEEDS_OPTION', 'BOX_NOT_TICKED']
const withoutIndex = (path: string) => path.replaceAll('[0]', '[]')

/** What validation finds at the box or at what it governs. */
function found(model: FormModel, box: Governing, answers: readonly Answer[], codes: readonly FindingCode[]): Finding[] {
  const ends = box.isText ? box.governed.map(({ path }) => path) : [box.ticked.path]
  const isOf = ({ path, code }: Finding) =>
    ends.includes(path) || (!box.isText && code.endsWith('REQUIRED') && path.startsWith(`${box.ticked.path}.`))
  return validate(model, answers, contextOf(model.form.id)).filter((f) => codes.includes(f.code) && isOf(f))
}

/** `must text`, `should points`, or what a rule demands: `must .reasons`. */
const inShort = ({ name }: Governing, { severity, code, path }: Finding): string => {
  const what = code.endsWith('REQUIRED')
    ? withoutIndex(path).replace(name, '')
    : code === 'BOX_EMPTY'
      ? 'points'
      : 'text'
  return `${severity} ${what}`
}

/** What is found by form: `furtherDocuments: blank must text; not ticked must`. Names are short: `VIII`, `abstract`. */
function findBoxes(): Record<string, string> {
  const forms: Record<string, string> = {}
  for (const [id, { model }] of catalogue.forms) {
    for (const box of governingBoxes(model)) {
      const blank = found(model, box, [box.ticked], missing).map((finding) => inShort(box, finding))
      const alone = box.governed.flatMap((answer) => {
        const findings = found(model, box, [answer], loose)
        return findings.length === 1
          ? findings.map(({ severity }) => severity)
          : [`${findings.length} at ${answer.path}`]
      })
      const line = `${box.name}: blank ${blank.join(', ')}; not ticked ${[...new Set(alone)].join(', ')}`
      forms[line] = `${forms[line] ?? ''} ${id.replace(/^(ec-4-2009-annex|hcch-2007)-/, '')}`.trim()
    }
  }
  return forms
}

test('each box that governs something says a finding without it, and what it governs one without the box', () => {
  expect(findBoxes()).toEqual(governedBoxes)
})

test('a box that is ticked and what it governs stand together, whichever of it is given', () => {
  for (const { model } of catalogue.forms.values()) {
    for (const box of governingBoxes(model)) {
      for (const answer of box.governed) {
        const codes = [...loose, 'OPTION_NEEDS_TEXT', 'BOX_EMPTY'] as const
        expect(found(model, box, [box.ticked, answer], codes)).toEqual([])
      }
    }
  }
})

/** What the words beside a box ask for, by the English wording that the form itself has. */
const asks = /specify|\bstate\b|\bplease provide\b|requested:|amount of maintenance:/i

test('a blank beside a ticked box stops a form exactly where the form itself asks for it', () => {
  for (const [id, { model, labels }] of catalogue.forms) {
    if (!model.form.derived) continue
    for (const box of governingBoxes(model).filter(({ isText }) => isText)) {
      const [name = '', option] = withoutIndex(box.name).replaceAll('[]', '').split('=')
      const words = labels.get('en')?.labels[option ? `${name}.${option}` : name] ?? ''
      const stops = found(model, box, [box.ticked], ['OPTION_NEEDS_TEXT']).some(({ severity }) => severity === 'must')
      expect(`${id} ${box.name} ${stops}`).toBe(`${id} ${box.name} ${asks.test(words)}`)
    }
  }
})
