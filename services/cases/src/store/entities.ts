import { CaseEntity } from './entities/case.ts'
import { DocumentEntity } from './entities/document.ts'
import { IncomingMessageEntity } from './entities/incoming-message.ts'
import { PersonEntity } from './entities/person.ts'
import { SubmissionEntity } from './entities/submission.ts'
import { TaskEntity } from './entities/task.ts'
import { TimeLimitEntity } from './entities/time-limit.ts'
import { TimelineEntity } from './entities/timeline-entry.ts'

/** The tables that are read as objects. */
export const casesEntities = [
  CaseEntity,
  DocumentEntity,
  IncomingMessageEntity,
  PersonEntity,
  SubmissionEntity,
  TaskEntity,
  TimeLimitEntity,
  TimelineEntity,
]
