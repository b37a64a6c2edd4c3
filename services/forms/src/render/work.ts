import { markAccessible } from '../pdf/mark-accessible.ts'
import { type Typesetter, typesetter } from './compile.ts'
import type { FillableJob, Made, RecordJob, RenderJob } from './job.ts'

/**
 * Does one job after the other, in a child, and says which step of it begins. What only some jobs need is loaded by the
 * first of them.
 */
export function workman(begin: (step: number) => void): <J extends RenderJob>(job: J) => Promise<Made<J>> {
  let own: Typesetter | undefined
  const set = (): Typesetter => {
    own ??= typesetter()
    return own
  }
  return async <J extends RenderJob>(job: J) => (await work(set, job, begin)) as Made<J>
}

async function work(set: () => Typesetter, job: RenderJob, begin: (step: number) => void): Promise<Made<RenderJob>> {
  switch (job.kind) {
    case 'record':
      return markAccessible(typeset(set(), job, 'a-3a', job.xml ? { 'form.xml': job.xml } : {}))
    case 'fillable': {
      const { makeFillable } = await import('../fillable/make.ts')
      return makeFillable(typeset(set(), job, 'ua-1', {}), job.fields, job.mark)
    }
    case 'read': {
      const { readFilledPdf } = await import('../fillable/read-pdf.ts')
      return readFilledPdf(job.pdf)
    }
    case 'dossier': {
      const { makeDossier } = await import('../dossier/make.ts')
      return makeDossier(set(), job, begin)
    }
  }
}

function typeset(
  set: Typesetter,
  { program: { program, words }, renderedAt }: RecordJob | FillableJob,
  standard: 'a-3a' | 'ua-1',
  files: Readonly<Record<string, Uint8Array>>,
): Uint8Array {
  const written = { 'main.typ': Buffer.from(program), 'words.json': Buffer.from(JSON.stringify(words)) }
  return set({ template: 'main.typ', files: { ...written, ...files }, standard, renderedAt })
}
