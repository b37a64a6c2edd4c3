import type { CasesServiceService } from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import type { Handlers } from '@sustento/platform/rpc/definition'
import type { App } from '../app.ts'
import { assignTask } from '../usecases/assign-task.ts'
import { completeTask } from '../usecases/complete-task.ts'
import { matchMessage } from '../usecases/match-message.ts'
import { readTask } from '../usecases/read-task.ts'
import { languageOf } from './language.ts'
import { listTasks } from './lists.ts'
import { toTask } from './to-task.ts'

type Methods = Pick<Handlers<typeof CasesServiceService>, 'listTasks' | 'assignTask' | 'completeTask' | 'matchMessage'>

/** The methods on tasks. */
export function taskMethods(app: App): Methods {
  return {
    listTasks: (request, ctx) => listTasks(app, ctx, request),
    async assignTask(request, ctx) {
      const task = await readTask(app, ctx, await assignTask(app, ctx, request))
      return { task: toTask(app, ctx.tenant, task, languageOf(ctx, '')) }
    },
    async completeTask(request, ctx) {
      const task = await readTask(app, ctx, await completeTask(app, ctx, request))
      return { task: toTask(app, ctx.tenant, task, languageOf(ctx, '')) }
    },
    async matchMessage(request, ctx) {
      const task = await readTask(app, ctx, await matchMessage(app, ctx, request))
      return { task: toTask(app, ctx.tenant, task, languageOf(ctx, '')) }
    },
  }
}
