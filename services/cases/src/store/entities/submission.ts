import { EntitySchema } from 'typeorm'
import type { Direction } from '../../domain/instrument.ts'
import type { Purpose } from '../../domain/instrument-form.ts'
import type { IsoDate } from '../../domain/working-days.ts'

/** Where a form stands: `frozen` waits for the access point, `handed-over` is its business, `posted` never was. */
export type SubmissionState = 'draft' | 'frozen' | 'handed-over' | 'delivered' | 'failed' | 'posted' | 'received'

/** A part of a form that was signed on paper. */
export interface SignedPartRow {
  part: string
  signedBy: string
  signedOn: IsoDate
}

/** A form made for a case, or received with one. Once frozen it never changes but for its delivery. */
export interface SubmissionRow {
  id: string
  caseId: string
  form: string
  edition: string
  purpose: Purpose
  language: string
  direction: Direction
  state: SubmissionState
  signedParts: SignedPartRow[]
  /** The submission in whose message this one travels. */
  carrier: string | null
  /** Documents that travel along, in order. */
  documents: string[]
  message: string | null
  delivery: string
  /** The answers, sealed with the case's key. */
  sealedAnswers: Buffer | null
  /** The form as it was worded when it was frozen. */
  sealedQuestions: Buffer | null
  /** Id of the sealed bytes of the PDF. */
  pdfBlob: string | null
  pdfSha256: string | null
  pdfSize: string | null
  xmlBlob: string | null
  xmlSha256: string | null
  xmlSize: string | null
  frozenAt: Date | null
  postedOn: IsoDate | null
  etag: string
  createdAt: Date
}

/** Table `submissions`. */
export const SubmissionEntity = new EntitySchema<SubmissionRow>({
  name: 'submission',
  tableName: 'submissions',
  columns: {
    id: { type: 'uuid', primary: true },
    caseId: { type: 'uuid', name: 'case_id' },
    form: { type: 'text' },
    edition: { type: 'text' },
    purpose: { type: 'text' },
    language: { type: 'text' },
    direction: { type: 'text' },
    state: { type: 'text' },
    signedParts: { type: 'jsonb', name: 'signed_parts' },
    carrier: { type: 'uuid', nullable: true },
    documents: { type: 'uuid', array: true },
    message: { type: 'text', nullable: true },
    delivery: { type: 'text' },
    sealedAnswers: { type: 'bytea', name: 'sealed_answers', nullable: true },
    sealedQuestions: { type: 'bytea', name: 'sealed_questions', nullable: true },
    pdfBlob: { type: 'uuid', name: 'pdf_blob', nullable: true },
    pdfSha256: { type: 'text', name: 'pdf_sha256', nullable: true },
    pdfSize: { type: 'bigint', name: 'pdf_size', nullable: true },
    xmlBlob: { type: 'uuid', name: 'xml_blob', nullable: true },
    xmlSha256: { type: 'text', name: 'xml_sha256', nullable: true },
    xmlSize: { type: 'bigint', name: 'xml_size', nullable: true },
    frozenAt: { type: 'timestamptz', name: 'frozen_at', nullable: true },
    postedOn: { type: 'date', name: 'posted_on', nullable: true },
    etag: { type: 'uuid' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
  },
})
