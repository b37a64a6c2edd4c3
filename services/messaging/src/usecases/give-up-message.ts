import type { Ctx } from '@sustento/platform/ctx'
import { refuse } from '@sustento/platform/errors'
import { givenUp, giveUp } from '../domain/outgoing.ts'
import { courseOf, updateCourse } from '../store/course.ts'
import { insertEvidence } from '../store/evidences.ts'
import type { App } from './app.ts'
import { changeMessage, type MessageChange } from './change-message.ts'
import { tell } from './tell.ts'

/** Gives a message up: it is not sent again. The reason is kept with the evidences. */
export async function giveUpMessage(app: App, ctx: Ctx, change: MessageChange & { reason: string }): Promise<string> {
  const reason = change.reason.trim()
  if (reason === '' || reason.length > 500) {
    refuse('INVALID_ARGUMENT', 'giving up needs a reason of at most 500 characters', { field: 'reason' })
  }
  return changeMessage(
    app,
    ctx,
    change,
    { rpc: 'GiveUpMessage', action: 'message.give-up', basis: reason },
    async (tx, row) => {
      const step = row.direction === 'outgoing' ? giveUp(courseOf(row)) : undefined
      if (!step) refuse('TRANSITION_NOT_ALLOWED', 'the message cannot be given up', { state: row.state })
      await updateCourse(tx, row.id, step.message)
      await insertEvidence(tx, row.id, { kind: 'failed', at: app.clock.now(), code: givenUp, note: reason })
      if (step.fact) await tell(tx, ctx.tenant, row, step.fact)
    },
  )
}
