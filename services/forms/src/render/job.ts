import type { DossierJob } from '../dossier/job.ts'
import type { FilledPdf } from '../fillable/filled.ts'
import type { Field } from '../print/blocks.ts'
import type { Program } from '../typeset/program.ts'

/** The record of a form: PDF/A-3a and PDF/UA-1, the XML attached. */
export interface RecordJob {
  readonly kind: 'record'
  readonly program: Program
  /** Attached; a draft has none. */
  readonly xml?: Uint8Array
  /** Seconds since 1970, written into the document: the same instant gives the same bytes. */
  readonly renderedAt: number
}

/** A copy with fields. */
export interface FillableJob {
  readonly kind: 'fillable'
  readonly program: Program
  /** The fields in the order of the page. */
  readonly fields: readonly Field[]
  /** What says, in a hidden field, of which form this is a copy. */
  readonly mark: string
  readonly renderedAt: number
}

/** A filled copy to be read. */
export interface ReadJob {
  readonly kind: 'read'
  readonly pdf: Uint8Array
}

/** One piece of work for a child. */
export type RenderJob = RecordJob | FillableJob | ReadJob | DossierJob

/** What comes of a job. */
export type Made<J extends RenderJob> = J extends ReadJob ? FilledPdf : Uint8Array

/** Why a file that somebody handed in is not read. */
export type PdfFlaw =
  | 'PDF_NOT_READABLE'
  | 'PDF_ENCRYPTED'
  | 'PDF_TOO_LARGE'
  | 'PDF_TOO_COMPLEX'
  | 'PDF_ACTIVE'
  | 'PDF_NOT_OURS'
  | 'PDF_DRAFT'
  | 'PDF_CHANGED'
  | 'PICTURE_NOT_READABLE'

/** What is wrong with what a child was given; of a dossier with which items of it, counted from 1. */
export interface Flaw {
  readonly flaw: PdfFlaw
  readonly item?: number
}

/** What a child says while it works: which step it begins. Each step has the time limits for itself. */
export interface RenderStep {
  readonly step: number
  /** Processor time that the child has used until now. */
  readonly cpuMs: number
}

/** What a child answers: the result, the flaws of what it was given, or nothing when it failed: errors may quote data. */
export interface RenderAnswer {
  readonly made?: Uint8Array | FilledPdf
  readonly flaws?: readonly Flaw[]
  /** How much memory the child holds. */
  readonly residentBytes: number
}
