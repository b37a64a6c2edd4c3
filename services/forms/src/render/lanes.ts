import type { RenderJob } from './job.ts'
import type { RenderPool } from './pool.ts'

/** Whether a job opens files of others. */
const isForeign = ({ kind }: RenderJob): boolean => kind === 'read' || kind === 'dossier'

/** What opens files of others has children of its own: one that is made to harm keeps nobody waiting for a form. */
export function lanes(own: RenderPool, foreign: RenderPool): RenderPool {
  return {
    run: (job) => (isForeign(job) ? foreign : own).run(job),
    close: async () => {
      await Promise.all([own.close(), foreign.close()])
    },
  }
}
