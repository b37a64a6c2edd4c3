import { pdfCompiler } from './compile.ts'
import type { RenderAnswer, RenderJob } from './job.ts'

// A child of the render pool: one document at a time. It leaves when its parent does.
const compile = pdfCompiler()

process.on('message', (job: RenderJob) => {
  const answer = (pdf?: Uint8Array): RenderAnswer => ({ pdf, residentBytes: process.memoryUsage().rss })
  let pdf: Uint8Array | undefined
  try {
    pdf = compile(job)
  } catch {
    // The compiler's messages quote the document: what went wrong stays here, that it went wrong is told.
  }
  process.send?.(answer(pdf))
})
process.on('disconnect', () => process.exit(0))
