import type { Ctx } from '@sustento/platform/ctx'
import { refuse } from '@sustento/platform/errors'
import { ForwardCaseRequest } from '@sustento/platform/gen/sustento/cases/v1/cases_service'
import { v5 } from 'uuid'
import type { App } from '../app.ts'
import { caseIdIn } from '../domain/names.ts'
import { getCaseForUpdate } from '../store/cases.ts'
import { takenIn } from '../store/incoming-messages.ts'
import { hasSent } from '../store/submissions.ts'
import { closeForwarded } from './forwarded-here.ts'
import { once } from './once.ts'
import { getPartner } from './partners.ts'
import { requirePlain } from './plain-text.ts'
import { auditDone } from './record.ts'

/**
 * Forwards everything that has arrived in a case to the authority of our State that is competent, as it came (Article
 * 49(2) of the Regulation, Article 4(2) of the Convention), and closes the case. Once something was sent from here the case
 * is ours: then its sender is told by a form.
 */
export function forwardCase(app: App, ctx: Ctx, request: ForwardCaseRequest): Promise<string> {
  const { name, etag, partner, reason } = request
  const id = caseIdIn(name)
  if (reason.trim() === '') refuse('INVALID_ARGUMENT', 'forwarding needs a reason', { field: 'reason' })
  requirePlain('reason', reason, 500)
  return once(app, ctx, 'ForwardCase', ForwardCaseRequest, request, async (work) => {
    const { tx } = work
    const row = await getCaseForUpdate(tx, id, etag)
    const messages = await takenIn(tx, id)
    if (row.direction !== 'incoming' || messages.length === 0 || (await hasSent(tx, id))) {
      refuse('TRANSITION_NOT_ALLOWED', 'only a case that arrived and was not answered is forwarded', { case: id })
    }
    const to = await getPartner(app, ctx, partner)
    await closeForwarded(work, row, to)
    await auditDone(work, 'case.forward', name, reason)
    // last: what the access point has begun it ends, and the same request begins it once
    const service = await app.loopCtx(ctx.tenant)
    for (const { message } of messages) {
      const requestId = v5(message, request.requestId)
      await app.peers.messaging.forwardMessage({ name: message, partner, reason, requestId }, service)
    }
    return name
  })
}
