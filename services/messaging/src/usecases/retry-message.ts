import type { Ctx } from '@sustento/platform/ctx'
import { refuse } from '@sustento/platform/errors'
import { retry } from '../domain/outgoing.ts'
import { courseOf, updateCourse } from '../store/course.ts'
import type { App } from './app.ts'
import { changeMessage, type MessageChange } from './change-message.ts'

/** Sends a failed or waiting message again now: the same bytes under the same id. */
export async function retryMessage(app: App, ctx: Ctx, change: MessageChange): Promise<string> {
  const name = await changeMessage(
    app,
    ctx,
    change,
    { rpc: 'RetryMessage', action: 'message.retry' },
    async (tx, row) => {
      const course = row.direction === 'outgoing' ? retry(courseOf(row), app.clock.now()) : undefined
      if (!course) refuse('TRANSITION_NOT_ALLOWED', 'the message cannot be sent again', { state: row.state })
      await updateCourse(tx, row.id, course)
    },
  )
  app.wake(ctx.tenant)
  return name
}
