import type { FormsApp } from '@sustento/forms/app'
import { fromPlain } from '@sustento/forms/domain/plain'
import { fontCoverage } from '@sustento/forms/render/coverage'
import { defaultLimits, renderPool } from '@sustento/forms/render/pool'
import { catalogue } from '@sustento/forms/testing/context'
import { sampleOf } from '@sustento/forms/testing/sample'
import { type RenderOptions, renderFillable, renderForm } from '@sustento/forms/usecases/render-form'
import { fixedClock } from '@sustento/platform/clock'
import type { Studio } from './studio.ts'

const renderedAt = new Date('2027-01-18T10:00:00Z')

interface Paper {
  name: string
  form: string
  page: number
  options?: Partial<RenderOptions>
  fillable?: boolean
}

const papers: Paper[] = [
  { name: 'paper-annex-VI', form: 'ec-4-2009-annex-VI', page: 1, options: { language: 'en' } },
  { name: 'paper-annex-VII-table', form: 'ec-4-2009-annex-VII', page: 6, options: { language: 'en' } },
  { name: 'paper-transmittal', form: 'hcch-2007-transmittal-12-2', page: 1, options: { language: 'en' } },
  { name: 'paper-fillable', form: 'ec-4-2009-annex-VI', page: 1, options: { language: 'pt' }, fillable: true },
  { name: 'paper-bulgarian', form: 'ec-4-2009-annex-VI', page: 1, options: { language: 'bg' } },
  {
    ...{ name: 'paper-official-beside', form: 'ec-4-2009-annex-VI', page: 1 },
    options: { language: 'el', officialLanguage: 'en' },
  },
]

/** Pages of forms, drawn by the viewer that shows the preview beside this draft. */
export async function paperPictures({ open, take }: Studio, draft: string): Promise<void> {
  const pool = renderPool(defaultLimits)
  const app: FormsApp = { catalogue, canDraw: fontCoverage(), pool, clock: fixedClock(renderedAt.toISOString()) }
  try {
    for (const { name, form, page: number, options, fillable } of papers) {
      const model = catalogue.forms.get(form)?.model
      if (!model) throw new Error(`no form ${form}`)
      const { language, reference, answers } = sampleOf(form)
      const wanted = { language, reference, renderedAt, preview: false, signedParts: [], ...options }
      const pdf = await (fillable ? renderFillable : renderForm)(app, form, fromPlain(model, answers), wanted)
      const shown = await open(draft, 1680, pdf)
      const canvas = shown.locator('canvas').nth(number - 1)
      await canvas.scrollIntoViewIfNeeded()
      await canvas.and(shown.locator('[data-drawn]')).waitFor()
      await take(canvas, name)
    }
  } finally {
    await pool.close()
  }
}
