import { EntitySchema } from 'typeorm'
import type { TimeLimit } from '../../domain/time-limits.ts'
import type { IsoDate } from '../../domain/working-days.ts'

/** A clock that runs or ran in a case. */
export interface TimeLimitRow extends TimeLimit {
  id: string
  caseId: string
  doneOn: IsoDate | null
}

/** Table `time_limits`. */
export const TimeLimitEntity = new EntitySchema<TimeLimitRow>({
  name: 'timeLimit',
  tableName: 'time_limits',
  columns: {
    id: { type: 'uuid', primary: true },
    caseId: { type: 'uuid', name: 'case_id' },
    clock: { type: 'text' },
    startedOn: { type: 'date', name: 'started_on' },
    dueOn: { type: 'date', name: 'due_on' },
    doneOn: { type: 'date', name: 'done_on', nullable: true },
    skipped: { type: 'text', array: true },
    ours: { type: 'boolean' },
  },
})
