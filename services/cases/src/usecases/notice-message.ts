import type { Ctx } from '@sustento/platform/ctx'
import type { MessageReceived } from '@sustento/platform/gen/sustento/messaging/v1/messaging_events'
import type { EntityManager } from 'typeorm'
import { v4, v7 } from 'uuid'
import type { App } from '../app.ts'
import { matchIncoming } from '../domain/match-incoming.ts'
import { findCaseOfConversation } from '../store/cases.ts'
import { findCaseToBe, insertIncoming } from '../store/incoming-messages.ts'
import { momentOf } from './moment.ts'

/**
 * Notes that a message waits at the access point, and to which case it belongs. The case's id is given now, so that
 * whoever takes the message over, however often, opens the same one.
 */
export async function noticeMessage(app: App, ctx: Ctx, tx: EntityManager, received: MessageReceived): Promise<void> {
  const { message, partner, conversationId, action, messageId: wireId } = received
  const known = (await findCaseOfConversation(tx, conversationId))?.id ?? (await findCaseToBe(tx, conversationId))
  const match = matchIncoming(action, known)
  if (match.kind === 'unmatched') app.log.warn({ tenant: ctx.tenant, message }, 'a message belongs to no case')
  await insertIncoming(tx, {
    message,
    caseId: match.kind === 'known' ? match.case : v7(),
    partner,
    conversationId,
    action,
    wireId,
    requestId: v4(),
    noticedAt: momentOf(app, ctx.tenant).at,
    takenAt: null,
    confirmedAt: null,
    failure: match.kind === 'unmatched' ? 'UNMATCHED' : '',
  })
}
