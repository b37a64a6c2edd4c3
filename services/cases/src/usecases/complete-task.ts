import type { Ctx } from '@sustento/platform/ctx'
import { refuse } from '@sustento/platform/errors'
import { CompleteTaskRequest } from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import type { App } from '../app.ts'
import { taskIdsIn } from '../domain/names.ts'
import { getCaseForUpdate } from '../store/cases.ts'
import { finishTasks, getTaskForUpdate } from '../store/tasks.ts'
import { once } from './once.ts'
import { auditDone, noteDone } from './record.ts'

/**
 * Records that a form that arrived was acted upon, or that what went wrong was dealt with another way. What the law waits
 * for ends only by its own step.
 */
export function completeTask(app: App, ctx: Ctx, request: CompleteTaskRequest): Promise<string> {
  const { name } = request
  const { caseId, id } = taskIdsIn(name)
  return once(app, ctx, 'CompleteTask', CompleteTaskRequest, request, async (work) => {
    const { tx, at } = work
    if (caseId !== null) await getCaseForUpdate(tx, caseId)
    const task = await getTaskForUpdate(tx, caseId, id)
    const arrived = task.code === ''
    if (arrived && task.subject === '') {
      refuse('TRANSITION_NOT_ALLOWED', 'this task is ended by its own step', { task: id })
    }
    await finishTasks(tx, { caseId, kind: task.kind, subject: task.subject }, at)
    const kind = arrived ? 'task-done' : 'task-completed'
    if (caseId !== null) await noteDone(work, caseId, kind, { task: task.kind, code: task.code }, name)
    await auditDone(work, 'task.complete', name)
    return name
  })
}
