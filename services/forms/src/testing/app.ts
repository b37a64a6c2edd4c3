import { fixedClock } from '@sustento/platform/clock'
import type { FormsApp } from '../app.ts'
import { pdfCompiler } from '../render/compile.ts'
import { fontCoverage } from '../render/coverage.ts'
import type { RenderPool } from '../render/pool.ts'
import { catalogue } from './context.ts'

/** A pool that renders in this process: what is rendered is the same, without the price of a child. */
export function inProcess(): RenderPool {
  const compile = pdfCompiler()
  return { render: async (job) => compile(job), close: async () => undefined }
}

export const testApp = (pool: RenderPool = inProcess()): FormsApp => ({
  catalogue,
  pool,
  canDraw: fontCoverage(),
  clock: fixedClock('2027-01-18T10:00:00Z'),
})
