import type { PrintedForm } from '../print/blocks.ts'

/** One document to render. */
export interface RenderJob {
  readonly printed: PrintedForm
  readonly xml: Uint8Array
  /** Seconds since 1970, written into the document: the same instant gives the same bytes. */
  readonly renderedAt: number
}

/** What a child answers: the document or that it failed, and how much memory it holds. No text: errors may quote data. */
export interface RenderAnswer {
  readonly pdf?: Uint8Array
  readonly residentBytes: number
}
