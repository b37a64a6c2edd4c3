import { EntitySchema } from 'typeorm'
import type { Direction } from '../../domain/instrument.ts'
import type { IsoDate } from '../../domain/working-days.ts'

/** A case without what is sealed apart: persons, documents, forms. */
export interface CaseRow {
  id: string
  reference: string
  foreignReference: string
  instrument: string
  application: string
  direction: Direction
  counterpartState: string
  partner: string
  conversationId: string
  status: string
  nonDisclosure: boolean
  receivedOn: IsoDate | null
  /** `CaseFile` without its parties, sealed with the case's key; gone after erasure. */
  sealed: Buffer | null
  /** Title for lists, sealed. */
  sealedTitle: Buffer | null
  etag: string
  createdAt: Date
  updatedAt: Date
  erasedAt: Date | null
}

/** Table `cases`. */
export const CaseEntity = new EntitySchema<CaseRow>({
  name: 'case',
  tableName: 'cases',
  columns: {
    id: { type: 'uuid', primary: true },
    reference: { type: 'text' },
    foreignReference: { type: 'text', name: 'foreign_reference' },
    instrument: { type: 'text' },
    application: { type: 'text' },
    direction: { type: 'text' },
    counterpartState: { type: 'char', length: 2, name: 'counterpart_state' },
    partner: { type: 'text' },
    conversationId: { type: 'text', name: 'conversation_id' },
    status: { type: 'text' },
    nonDisclosure: { type: 'boolean', name: 'non_disclosure' },
    receivedOn: { type: 'date', name: 'received_on', nullable: true },
    sealed: { type: 'bytea', nullable: true },
    sealedTitle: { type: 'bytea', name: 'sealed_title', nullable: true },
    etag: { type: 'uuid' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    updatedAt: { type: 'timestamptz', name: 'updated_at' },
    erasedAt: { type: 'timestamptz', name: 'erased_at', nullable: true },
  },
})
