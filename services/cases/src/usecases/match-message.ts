import type { Ctx } from '@sustento/platform/ctx'
import { refuse } from '@sustento/platform/errors'
import { MatchMessageRequest } from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import type { App } from '../app.ts'
import { isOpening } from '../domain/application-forms.ts'
import { caseIdIn, taskIdsIn } from '../domain/names.ts'
import { getCaseForUpdate } from '../store/cases.ts'
import { changeIncoming, findUntaken } from '../store/incoming-messages.ts'
import { finishTasks, getTaskForUpdate } from '../store/tasks.ts'
import { once } from './once.ts'
import { auditDone, noteDone } from './record.ts'

/** Puts a message that fits no case into one that an official chose. From then on it waits to be taken over there. */
export async function matchMessage(app: App, ctx: Ctx, request: MatchMessageRequest): Promise<string> {
  const { name, case: chosen } = request
  const task = taskIdsIn(name)
  const caseId = caseIdIn(chosen)
  return once(app, ctx, 'MatchMessage', MatchMessageRequest, request, async (work) => {
    const { tx, at } = work
    const owner = await getCaseForUpdate(tx, caseId)
    const { subject, kind } = await getTaskForUpdate(tx, task.caseId, task.id)
    const incoming = kind === 'message-without-case' ? await findUntaken(tx, subject) : undefined
    if (!incoming) refuse('TRANSITION_NOT_ALLOWED', 'the task is about no message that fits no case', { task: task.id })
    if (isOpening(incoming.action)) {
      refuse('TRANSITION_NOT_ALLOWED', 'what opens a case is not put into another', { task: task.id })
    }
    if (incoming.partner !== owner.partner) {
      refuse('INVALID_ARGUMENT', 'the case is with another authority than the one that sent the message', {
        field: 'case',
      })
    }
    await changeIncoming(tx, subject, { caseId, failure: '' })
    await finishTasks(tx, { caseId: task.caseId, kind, subject }, at)
    await noteDone(work, caseId, 'message-matched', {}, subject)
    await auditDone(work, 'message.match', name)
    return name
  })
}
