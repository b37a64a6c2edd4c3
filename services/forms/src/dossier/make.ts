import type { Typesetter } from '../render/compile.ts'
import type { DossierJob } from './job.ts'

export async function makeDossier(set: Typesetter, job: DossierJob): Promise<Uint8Array> {
  return set({
    template: 'dossier.typ',
    files: { 'data.json': Buffer.from(JSON.stringify(job.cover)) },
    standard: 'ua-1',
    renderedAt: job.renderedAt,
  })
}
