import type { MessageReceived } from '@sustento/platform/gen/sustento/messaging/v1/messaging_events'
import { v4, v7 } from 'uuid'
import { matchIncoming } from '../domain/match-incoming.ts'
import { findCaseOfExchange } from '../store/cases.ts'
import { findCaseOfEarlier, insertIncoming } from '../store/incoming-messages.ts'
import { openTaskWithoutCase } from './untaken.ts'
import type { Work } from './work.ts'

/**
 * Notes that a message waits at the access point, and to which case it belongs. The case's id is given now, so that
 * whoever takes the message over, however often, opens the same one. One that fits no case is a task of the authority.
 */
export async function noticeMessage(work: Work, received: MessageReceived): Promise<void> {
  const { app, ctx, tx, at } = work
  const { message, partner, conversationId, action, messageId: wireId } = received
  const exchange = { partner, conversationId }
  const known = (await findCaseOfExchange(tx, exchange)) ?? (await findCaseOfEarlier(tx, exchange))
  const match = matchIncoming(action, known)
  const failure = match.kind === 'unmatched' ? 'UNMATCHED' : ''
  const isNew = await insertIncoming(tx, {
    message,
    caseId: match.kind === 'known' ? match.case : v7(),
    partner,
    conversationId,
    action,
    wireId,
    requestId: v4(),
    noticedAt: at,
    takenAt: null,
    confirmedAt: null,
    openedAt: null,
    failure,
  })
  if (failure === '' || !isNew) return
  app.log.warn({ tenant: ctx.tenant, message }, 'a message belongs to no case')
  await openTaskWithoutCase(work, message, failure)
}
