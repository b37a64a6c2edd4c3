import type { Ctx } from '@sustento/platform/ctx'
import { refuse } from '@sustento/platform/errors'
import { AssignTaskRequest } from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import type { App } from '../app.ts'
import { taskIdsIn } from '../domain/names.ts'
import { getCaseForUpdate } from '../store/cases.ts'
import { assign, getTaskForUpdate } from '../store/tasks.ts'
import { once } from './once.ts'
import { requirePlain } from './plain-text.ts'
import { auditDone, noteDone } from './record.ts'

/** Gives a task to a user, or back. Somebody else's task is not taken from them without their giving it back, except by a supervisor. */
export async function assignTask(app: App, ctx: Ctx, request: AssignTaskRequest): Promise<string> {
  const { name, assignee } = request
  const { caseId, id } = taskIdsIn(name)
  requirePlain('assignee', assignee, 100)
  return once(app, ctx, 'AssignTask', AssignTaskRequest, request, async (work) => {
    const { tx } = work
    if (caseId !== null) await getCaseForUpdate(tx, caseId)
    const task = await getTaskForUpdate(tx, caseId, id)
    const mayTake =
      task.assignee === '' || task.assignee === ctx.actor.subject || ctx.actor.roles.includes('supervisor')
    if (!mayTake) refuse('TRANSITION_NOT_ALLOWED', 'somebody else has taken the task', { task: id })
    await assign(tx, id, assignee)
    const kind = assignee === '' ? 'task-returned' : 'task-taken'
    if (caseId !== null) await noteDone(work, caseId, kind, { task: task.kind }, name)
    await auditDone(work, 'task.assign', name)
    return name
  })
}
