import { type EntityManager, In } from 'typeorm'
import { CaseEntity, type CaseRow } from './entities/case.ts'
import { IncomingMessageEntity, type IncomingMessageRow } from './entities/incoming-message.ts'
import type { TaskRow } from './entities/task.ts'

/** A task with its case, if it has one, and the message of another authority that it is about, if it is. */
export interface PlacedTask {
  task: TaskRow
  case: CaseRow | null
  arrived: IncomingMessageRow | null
}

/** Finds what tasks belong to. */
export async function placed(em: EntityManager, tasks: TaskRow[]): Promise<PlacedTask[]> {
  const cases = await em.findBy(CaseEntity, { id: In(tasks.flatMap(({ caseId }) => caseId ?? [])) })
  const messages = await em.findBy(IncomingMessageEntity, { message: In(tasks.map(({ subject }) => subject)) })
  return tasks.map((task) => ({
    task,
    case: cases.find(({ id }) => id === task.caseId) ?? null,
    arrived: messages.find(({ message }) => message === task.subject) ?? null,
  }))
}
