import { fixedClock } from '@sustento/platform/clock'
import type { FormsApp } from '../app.ts'
import { flawsOf } from '../pdf/flaw.ts'
import { fontCoverage } from '../render/coverage.ts'
import type { RenderPool } from '../render/pool.ts'
import { failed, flawed } from '../render/refusals.ts'
import { workman } from '../render/work.ts'
import { catalogue } from './context.ts'

/** A pool that renders in this process: what is rendered is the same, without the price of a child. */
export function inProcess(): RenderPool {
  const work = workman(() => undefined)
  return {
    run: (job) =>
      work(job).catch((error: unknown) => {
        const flaws = flawsOf(error)
        throw flaws ? flawed(...flaws) : failed(job)
      }),
    close: async () => undefined,
  }
}

export const testApp = (pool: RenderPool = inProcess()): FormsApp => ({
  catalogue,
  pool,
  canDraw: fontCoverage(),
  clock: fixedClock('2027-01-18T10:00:00Z'),
})
