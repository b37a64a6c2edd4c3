import type { Ctx } from '@sustento/platform/ctx'
import type { ListTasksRequest } from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import { pageSize } from '@sustento/platform/page'
import type { App } from '../app.ts'
import type { TaskPosition } from '../store/task-list.ts'
import { listTasks } from '../store/task-list.ts'
import { type TitledTask, titled } from './read-task.ts'
import { auditDone } from './record.ts'
import { doWork } from './work.ts'

/** A page of the work list. */
export interface TaskPage {
  tasks: TitledTask[]
  total: number
  /** Where the next page begins; absent at the end. */
  next?: TaskPosition
}

/** Lists what is to be done over all cases and for the authority itself, most urgent first. */
export function listTaskPage(
  app: App,
  ctx: Ctx,
  request: ListTasksRequest,
  after: TaskPosition | undefined,
): Promise<TaskPage> {
  const size = pageSize(request.pageSize)
  return doWork(app, ctx, async (work) => {
    const { tx } = work
    const { tasks, total } = await listTasks(tx, request.mine ? ctx.actor.subject : undefined, after, size + 1)
    const shown = tasks.slice(0, size)
    await auditDone(work, 'task.list', `tenants/${ctx.tenant}`)
    const next = tasks.length > size ? shown.at(-1)?.position : undefined
    return { tasks: await Promise.all(shown.map((listed) => titled(work, listed))), total, ...(next ? { next } : {}) }
  })
}
