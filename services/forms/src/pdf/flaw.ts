import type { Flaw, PdfFlaw } from '../render/job.ts'

/** What somebody handed in cannot be used, and why. */
export class FlawedPdf extends Error {
  readonly flaws: readonly Flaw[]

  constructor(...flaws: readonly (PdfFlaw | Flaw)[]) {
    super('a file cannot be used')
    this.flaws = flaws.map((flaw) => (typeof flaw === 'string' ? { flaw } : flaw))
  }
}

/** The flaws that an error tells of; undefined for any other error. */
export const flawsOf = (error: unknown): readonly Flaw[] | undefined =>
  error instanceof FlawedPdf ? error.flaws : undefined
