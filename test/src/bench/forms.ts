import { cpus, loadavg } from 'node:os'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { FormsApp } from '@sustento/forms/app'
import { fromPlain } from '@sustento/forms/domain/plain'
import { fontCoverage } from '@sustento/forms/render/coverage'
import { defaultLimits, renderPool } from '@sustento/forms/render/pool'
import { catalogue } from '@sustento/forms/testing/context'
import { sampleOf } from '@sustento/forms/testing/sample'
import { regulationCase } from '@sustento/forms/testing/sample-case'
import { prefillForm } from '@sustento/forms/usecases/prefill-form'
import { renderForm } from '@sustento/forms/usecases/render-form'
import { validateForm } from '@sustento/forms/usecases/validate-form'
import { fixedClock } from '@sustento/platform/clock'
import { type Figures, rounded } from './figures.ts'
import { coldStart } from './forms-cold.ts'
import { quantile, runs } from './spread.ts'

const measured = ['I', 'VI', 'VII', 'VIII'].map((annex) => `ec-4-2009-annex-${annex}`)
const megabyte = 1024 * 1024

const renderedAt = new Date('2027-01-18T10:00:00Z')

function filled(id: string) {
  const model = catalogue.forms.get(id)?.model
  const { language, reference, answers } = sampleOf(id)
  const options = { language, reference, renderedAt, preview: false, signedParts: [] }
  return { id, answers: model ? fromPlain(model, answers) : [], options }
}
type Filled = ReturnType<typeof filled>

let renderings = 0

/** Renders the form with other words each time: the typesetter remembers what it has set before, a real case does not. */
function render(app: FormsApp, { id, answers, options }: Filled): Promise<Uint8Array> {
  renderings += 1
  const other = answers.map((answer) => {
    const { value } = answer
    const isFree = value.kind === 'text' && value.text.length > 3
    return isFree ? { ...answer, value: { ...value, text: `${value.text} ${renderings}` } } : answer
  })
  return renderForm(app, id, other, options)
}

/** Rendering in a child as the service does it, validation, derivation, cold start, and memory over many renderings. */
export async function forms({ count }: { count: number }): Promise<Figures> {
  const load = loadavg()[0] ?? 0
  const cold = await coldStart()
  const pool = renderPool({ ...defaultLimits, idleMs: 600_000 })
  const app: FormsApp = { catalogue, canDraw: fontCoverage(), pool, clock: fixedClock(renderedAt.toISOString()) }
  const known = measured.filter((id) => catalogue.forms.has(id)).map(filled)
  try {
    const rendering = await renderingFigures(app, known)
    return {
      cores: cpus().length,
      load_before: rounded(load),
      service_cold_start_ms: rounded(cold, 0),
      ...rendering,
      ...(await thinkingFigures(app, known)),
      ...(await enduranceFigures(app, count)),
      load_after: rounded(loadavg()[0] ?? 0),
    }
  } finally {
    await pool.close()
  }
}

async function renderingFigures(app: FormsApp, known: readonly Filled[]): Promise<Figures> {
  const figures: Record<string, number> = {}
  let [pages, milliseconds] = [0, 0]
  for (const form of known) {
    await runs(10, () => render(app, form))
    const taken = await runs(100, () => render(app, form))
    const count = pageCount(await render(app, form))
    pages += count * taken.length
    milliseconds += taken.reduce((sum, ms) => sum + ms, 0)
    const name = form.id.replace(/.*annex-/, 'annex_')
    figures[`render_${name}_pages`] = count
    figures[`render_${name}_median_ms`] = rounded(quantile(taken, 0.5))
    figures[`render_${name}_p99_ms`] = rounded(quantile(taken, 0.99))
  }
  return { ...figures, render_pages_per_second: rounded((pages / milliseconds) * 1000, 0) }
}

/** Typst writes the tree of pages first, with their number. */
const pageCount = (pdf: Uint8Array): number =>
  Number(/\/Type \/Pages\s+\/Count (\d+)/.exec(Buffer.from(pdf).toString('latin1'))?.[1])

async function thinkingFigures(app: FormsApp, known: readonly Filled[]): Promise<Figures> {
  const figures: Record<string, number> = {}
  for (const { id, answers, options } of known) {
    const name = id.replace(/.*annex-/, 'annex_')
    const rules = { language: options.language, requestedState: '', today: '2027-01-18', signedParts: [] }
    const validation = await runs(500, () => validateForm(app, id, answers, rules))
    figures[`validate_${name}_median_ms`] = rounded(quantile(validation, 0.5), 3)
    if (!catalogue.forms.get(id)?.model.form.derived) continue
    const context = { language: options.language, today: rules.today, writer: 'requesting-authority', draft: false }
    const derivation = await runs(500, () => prefillForm(app, id, regulationCase, context))
    figures[`derive_${name}_median_ms`] = rounded(quantile(derivation, 0.5), 3)
  }
  return figures
}

/** Memory of this process, the parent, at the start and the end, and the longest that its event loop stood still. */
async function enduranceFigures(app: FormsApp, count: number): Promise<Figures> {
  const form = filled('ec-4-2009-annex-VIII')
  await runs(Math.min(count, 500), () => render(app, form))
  const before = process.memoryUsage().rss
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const [seconds] = await runs(1, () => runs(count, () => render(app, form)))
  delay.disable()
  return {
    endurance_renderings: count,
    endurance_seconds: rounded((seconds ?? 0) / 1000),
    endurance_parent_megabytes_before: rounded(before / megabyte, 0),
    endurance_parent_megabytes_after: rounded(process.memoryUsage().rss / megabyte, 0),
    endurance_event_loop_delay_p99_ms: rounded(delay.percentile(99) / 1e6),
    endurance_event_loop_delay_max_ms: rounded(delay.max / 1e6),
  }
}
