import { EntitySchema } from 'typeorm'
import type { IsoDate } from '../../domain/working-days.ts'

/** Something that somebody has to do, or that is awaited of the other authority. */
export interface TaskRow {
  id: string
  /** None for a task of the authority itself: a message that fits no case. */
  caseId: string | null
  kind: string
  /** The clock that it belongs to. */
  timeLimit: string | null
  /** The resource that it is about: a submission or a message. */
  subject: string
  /** Stable code of what went wrong. */
  code: string
  ours: boolean
  dueOn: IsoDate | null
  /** Pseudonymous id of the user who took it, empty when nobody. */
  assignee: string
  createdAt: Date
  doneAt: Date | null
}

/** Table `tasks`. */
export const TaskEntity = new EntitySchema<TaskRow>({
  name: 'task',
  tableName: 'tasks',
  columns: {
    id: { type: 'uuid', primary: true },
    caseId: { type: 'uuid', name: 'case_id', nullable: true },
    kind: { type: 'text' },
    timeLimit: { type: 'uuid', name: 'time_limit', nullable: true },
    subject: { type: 'text' },
    code: { type: 'text' },
    ours: { type: 'boolean' },
    dueOn: { type: 'date', name: 'due_on', nullable: true },
    assignee: { type: 'text' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    doneAt: { type: 'timestamptz', name: 'done_at', nullable: true },
  },
})
