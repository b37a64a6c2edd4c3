import { Refused } from '@sustento/platform/errors'
import type { Flaw, PdfFlaw, RenderJob } from './job.ts'

const words: Readonly<Record<PdfFlaw, string>> = {
  PDF_NOT_READABLE: 'the file is not a PDF that can be read',
  PDF_ENCRYPTED: 'the PDF is encrypted',
  PDF_TOO_LARGE: 'the PDF holds more than is read',
  PDF_TOO_COMPLEX: 'the PDF takes more time or memory than a file may',
  PDF_ACTIVE: 'the PDF holds scripts, actions or files besides its fields',
  PDF_NOT_OURS: 'the PDF is not a fillable copy that was made here',
  PDF_DRAFT: 'the PDF is a draft prepared for the court, which only the court can issue',
  PDF_CHANGED: 'the PDF holds several forms as XML, which differ',
  PICTURE_NOT_READABLE: 'the picture cannot be printed',
}

/** Files that somebody handed in are refused: a PDF, or items of a dossier by their numbers. */
export function flawed(...flaws: readonly (PdfFlaw | Flaw)[]): Refused {
  const violations = flaws.map((given) => {
    const { flaw, item }: Flaw = typeof given === 'string' ? { flaw: given } : given
    return { field: item ? `item[${item}]` : 'pdf', description: words[flaw], reason: flaw }
  })
  return new Refused('INVALID_ARGUMENT', violations[0]?.description ?? words.PDF_NOT_READABLE, {}, violations)
}

/** A job came to nothing. One that only reads was given something that cannot be read. */
export const failed = (job: RenderJob): Refused => (job.kind === 'read' ? flawed('PDF_NOT_READABLE') : notRendered())

/** A child ended with its job: beyond its limits by the PDF that it read or the item that it had begun, or before any. */
export function givenUp(job: RenderJob, step: number | undefined): Refused {
  if (step === undefined) return notRendered()
  if (job.kind === 'read') return flawed('PDF_TOO_COMPLEX')
  const item = job.kind === 'dossier' && job.items[step - 1] ? step : undefined
  return item ? flawed({ flaw: 'PDF_TOO_COMPLEX', item }) : notRendered()
}

/** The machine had no time for a document: nothing is said about what was handed in. */
export const busy = (): Refused =>
  new Refused('UNAVAILABLE', 'the machine is too busy for the document; try again later')

const notRendered = () => new Refused('RENDER_FAILED', 'the document could not be rendered')
