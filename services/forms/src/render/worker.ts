import { flawsOf } from '../pdf/flaw.ts'
import type { RenderAnswer, RenderJob, RenderStep } from './job.ts'
import { workman } from './work.ts'

// A child of the render pool: one job at a time. It leaves when its parent does.
const begin = (step: number): void => {
  const { user, system } = process.cpuUsage()
  process.send?.({ step, cpuMs: (user + system) / 1000 } satisfies RenderStep)
}
const work = workman(begin)

process.on('message', async (job: RenderJob) => {
  const answer = (of: Partial<RenderAnswer>): RenderAnswer => ({ ...of, residentBytes: process.memoryUsage().rss })
  begin(0)
  try {
    process.send?.(answer({ made: await work(job) }))
  } catch (error) {
    // Messages of errors quote the document: what went wrong stays here, that it went wrong is told.
    process.send?.(answer({ flaws: flawsOf(error) }))
  }
})
process.on('disconnect', () => process.exit(0))
