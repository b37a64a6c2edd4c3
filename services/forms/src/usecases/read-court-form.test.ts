import { describe, expect, test } from '@jest/globals'
import { fromPlain } from '../domain/plain.ts'
import { testApp } from '../testing/app.ts'
import { entryOf } from '../testing/context.ts'
import { pdfPages } from '../testing/pdf-text.ts'
import { samplePlain } from '../testing/sample.ts'
import { conventionCase } from '../testing/sample-case.ts'
import { prefillForm } from './prefill-form.ts'
import { readFormPdf } from './read-form-file.ts'
import { readTypedForm } from './read-typed-form.ts'
import { renderFillable, renderForm } from './render-form.ts'

const app = testApp()
const I = 'ec-4-2009-annex-I'
const small = 'hcch-2007-statement-of-enforceability'
const sample = fromPlain(entryOf(I).model, samplePlain(I))
const options = {
  ...{ language: 'fr', reference: 'PT-2027-0001', preview: false, signedParts: [] },
  renderedAt: new Date('2027-01-18T10:00:00Z'),
}
const typed = { language: 'en', today: '2027-01-18' }

describe('an extract is read in', () => {
  test('from its record and typed from paper: both say the same', async () => {
    const { extract } = readTypedForm(app, I, sample, typed)
    expect((await readFormPdf(app, await renderForm(app, I, sample, options))).extract).toEqual(extract)
  })

  test('typed, with what cannot be as it was typed, and nothing about what was not typed', () => {
    const date = { path: 'nature.dateAndReference.date', value: { kind: 'date' as const, date: '2031-05-01' } }
    expect(readTypedForm(app, I, [date], typed).findings.map(({ code }) => code)).toEqual(['DATE_IN_FUTURE'])
    expect(() => readTypedForm(app, 'ec-4-2009-annex-VI', [], typed)).toThrow('not one that courts issue')
  })
})

describe('a draft for the court', () => {
  const draft = { ...options, draft: true }

  test('says what the case knows, and on each page, in its language, that it is a draft; it is not read in', async () => {
    const derive = { language: 'fr', today: '2027-01-18', writer: 'requesting-authority', draft: true }
    const { answers } = prefillForm(app, small, conventionCase, derive)
    const pdf = await renderForm(app, small, answers, draft)
    const pages = await pdfPages(pdf)
    expect(pages.join()).toContain('Tribunal de Família de Exemplo')
    expect(pages.every((page) => page.includes('PROJET établi pour la juridiction par l’autorité centrale'))).toBe(true)
    await expect(readFormPdf(app, pdf)).rejects.toMatchObject({ violations: [{ reason: 'PDF_NOT_OURS' }] })
  })

  test('as a copy to fill in says so too, and is not read in', async () => {
    const copy = await renderFillable(app, small, [], draft)
    expect((await pdfPages(copy)).every((page) => page.includes('PROJET établi'))).toBe(true)
    await expect(readFormPdf(app, copy)).rejects.toMatchObject({ violations: [{ reason: 'PDF_DRAFT' }] })
  })

  test('is made of what courts issue only', async () => {
    await expect(renderForm(app, 'ec-4-2009-annex-VI', [], draft)).rejects.toThrow('courts issue')
  })
})
