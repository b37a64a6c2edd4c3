import { EntitySchema } from 'typeorm'

/** Somebody in a case: a `Party`, sealed with the case's key. */
export interface PersonRow {
  caseId: string
  id: string
  /** Order within the case. */
  place: number
  sealed: Buffer
}

/** Table `persons`. */
export const PersonEntity = new EntitySchema<PersonRow>({
  name: 'person',
  tableName: 'persons',
  columns: {
    caseId: { type: 'uuid', name: 'case_id', primary: true },
    id: { type: 'text', primary: true },
    place: { type: 'integer' },
    sealed: { type: 'bytea' },
  },
})
