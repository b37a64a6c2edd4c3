import { refuse } from '@sustento/platform/errors'
import { type EntityManager, IsNull } from 'typeorm'
import { v7 } from 'uuid'
import type { IsoDate } from '../domain/working-days.ts'
import { TaskEntity, type TaskRow } from './entities/task.ts'

/** What is needed to open a task. */
export type NewTask = Pick<TaskRow, 'caseId' | 'kind' | 'ours' | 'createdAt'> &
  Partial<Pick<TaskRow, 'timeLimit' | 'subject' | 'code' | 'dueOn'>>

/** Opens a task. */
export async function insertTask(tx: EntityManager, task: NewTask): Promise<void> {
  await tx.insert(TaskEntity, {
    timeLimit: null,
    subject: '',
    code: '',
    dueOn: null,
    ...task,
    id: v7(),
    assignee: '',
    doneAt: null,
  })
}

/** A task of this case, or of the authority itself. */
export async function getTask(em: EntityManager, caseId: string | null, id: string): Promise<TaskRow> {
  return (await em.findOneBy(TaskEntity, { caseId: caseId ?? IsNull(), id })) ?? noTask(id)
}

/** A task of this case, or of the authority itself, that is not done, locked. */
export async function getTaskForUpdate(tx: EntityManager, caseId: string | null, id: string): Promise<TaskRow> {
  const open = { caseId: caseId ?? IsNull(), id, doneAt: IsNull() }
  const row = await tx.findOne(TaskEntity, { where: open, lock: { mode: 'pessimistic_write' } })
  return row ?? noTask(id)
}

/** Gives a task to somebody, or back with an empty assignee. */
export async function assign(tx: EntityManager, id: string, assignee: string): Promise<void> {
  await tx.update(TaskEntity, { id }, { assignee })
}

/** Gives the open tasks of a clock another last day. */
export async function moveTasks(tx: EntityManager, caseId: string, timeLimit: string, dueOn: IsoDate): Promise<void> {
  await tx.update(TaskEntity, { caseId, timeLimit, doneAt: IsNull() }, { dueOn })
}

/** Marks the open tasks of a case, or of the authority itself, that fit as done. */
export async function finishTasks(
  tx: EntityManager,
  fit: Pick<TaskRow, 'caseId'> & Partial<Pick<TaskRow, 'kind' | 'timeLimit' | 'subject'>>,
  at: Date,
): Promise<void> {
  const { caseId, timeLimit, ...rest } = fit
  const open = { ...rest, caseId: caseId ?? IsNull(), ...(timeLimit ? { timeLimit } : {}), doneAt: IsNull() }
  await tx.update(TaskEntity, open, { doneAt: at })
}

function noTask(id: string): never {
  return refuse('NOT_FOUND', 'there is no such task', { task: id })
}
