import type { PdfFlaw } from '../render/job.ts'

/** A PDF of somebody else cannot be used, and why. */
export class FlawedPdf extends Error {
  readonly flaw: PdfFlaw

  constructor(flaw: PdfFlaw) {
    super(flaw)
    this.flaw = flaw
  }
}

/** The flaw that an error tells of. */
export const flawOf = (error: unknown): PdfFlaw | undefined => (error instanceof FlawedPdf ? error.flaw : undefined)
