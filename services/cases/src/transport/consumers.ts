import {
  ForwardingNoticed,
  MessageDelivered,
  MessageFailed,
  MessageForwarded,
  MessageReceived,
} from '@sustento/platform/gen/sustento/messaging/v1/messaging_events'
import type { Effects } from '@sustento/platform/inbox'
import type { App } from '../app.ts'
import { childIdsIn } from '../domain/names.ts'
import { recordDelivery, recordFailure } from '../usecases/delivery.ts'
import { recordForwarded } from '../usecases/forwarded-here.ts'
import { recordForwardedThere } from '../usecases/forwarded-there.ts'
import { noticeMessage } from '../usecases/notice-message.ts'
import { systemCtx } from '../usecases/system-ctx.ts'
import { workIn } from '../usecases/work.ts'

/** What cases does with the facts of the access point. */
export function effectsOfMessaging(app: App): Effects {
  return {
    async 'sustento.messaging.v1.MessageReceived'(tx, event, tenant) {
      await noticeMessage(workIn(app, systemCtx(tenant), tx), MessageReceived.decode(event.data))
    },
    async 'sustento.messaging.v1.MessageDelivered'(tx, event, tenant) {
      const { source, message, receiptSha256: receipt } = MessageDelivered.decode(event.data)
      if (!isOurs(source)) return
      const { caseId, id: submission } = childIdsIn(source, 'submissions')
      await recordDelivery(workIn(app, systemCtx(tenant), tx), { caseId, submission, message, receipt })
    },
    async 'sustento.messaging.v1.MessageFailed'(tx, event, tenant) {
      const { source, message, code } = MessageFailed.decode(event.data)
      if (!isOurs(source)) return
      const { caseId, id: submission } = childIdsIn(source, 'submissions')
      await recordFailure(workIn(app, systemCtx(tenant), tx), { caseId, submission, message, code })
    },
    // both look the other authority up
    async 'sustento.messaging.v1.MessageForwarded'(tx, event, tenant) {
      const { message, forwardedTo } = MessageForwarded.decode(event.data)
      await recordForwarded(workIn(app, await app.loopCtx(tenant), tx), message, forwardedTo)
    },
    async 'sustento.messaging.v1.ForwardingNoticed'(tx, event, tenant) {
      const notice = ForwardingNoticed.decode(event.data)
      if (isOurs(notice.source)) await recordForwardedThere(workIn(app, await app.loopCtx(tenant), tx), notice)
    },
  }
}

/** The message was made from a form of a case: other services may send too. */
function isOurs(source: string): boolean {
  return source.includes('/submissions/')
}
