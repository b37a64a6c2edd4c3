import { Refused } from '@sustento/platform/errors'
import type { PdfFlaw, RenderJob } from './job.ts'

const words: Readonly<Record<PdfFlaw, string>> = {
  PDF_NOT_READABLE: 'the file is not a PDF that can be read',
  PDF_ENCRYPTED: 'the PDF is encrypted',
  PDF_TOO_LARGE: 'the PDF holds more than is read',
  PDF_NOT_OURS: 'the PDF is not a fillable copy that was made here',
}

/** A PDF that somebody handed in is refused. */
export const flawed = (flaw: PdfFlaw): Refused =>
  new Refused('INVALID_ARGUMENT', words[flaw], {}, [{ field: 'pdf', description: words[flaw], reason: flaw }])

/** A job came to nothing. One that only reads was given something that cannot be read within the limits. */
export const failed = (job: RenderJob): Refused =>
  job.kind === 'read' ? flawed('PDF_NOT_READABLE') : new Refused('RENDER_FAILED', 'the document could not be rendered')
