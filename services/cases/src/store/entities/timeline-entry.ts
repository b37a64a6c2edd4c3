import { EntitySchema } from 'typeorm'

/** Something that happened in a case: a code and parameters without personal data. */
export interface TimelineRow {
  id: string
  caseId: string
  time: Date
  kind: string
  params: Record<string, string>
  /** Pseudonymous user id or `system`. */
  actor: string
  subject: string
}

/** Table `timeline`. */
export const TimelineEntity = new EntitySchema<TimelineRow>({
  name: 'timelineEntry',
  tableName: 'timeline',
  columns: {
    id: { type: 'uuid', primary: true },
    caseId: { type: 'uuid', name: 'case_id' },
    time: { type: 'timestamptz' },
    kind: { type: 'text' },
    params: { type: 'jsonb' },
    actor: { type: 'text' },
    subject: { type: 'text' },
  },
})
