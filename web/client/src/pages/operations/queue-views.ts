import type { MessageFilter } from '../../api/messages.ts'
import type { GetQueueResponseJson, MessageStateJson } from '../../gen/sustento/messaging/v1/messaging_service_pb.ts'

/** What an operator looks at, in the order of urgency. */
export const queueViews = ['failed', 'stuck', 'queued', 'sending', 'received', 'all'] as const

/** One of them. */
export type QueueView = (typeof queueViews)[number]

const states: Partial<Record<QueueView, MessageStateJson>> = {
  failed: 'MESSAGE_STATE_FAILED',
  queued: 'MESSAGE_STATE_QUEUED',
  sending: 'MESSAGE_STATE_SENDING',
  received: 'MESSAGE_STATE_RECEIVED',
}

/** What a view asks the list for. */
export function filterOf(view: QueueView): MessageFilter {
  return view === 'stuck' ? { stuck: true } : { state: states[view] }
}

/** How many messages a view has; all of them are not counted. */
export function countOf(view: QueueView, queue: GetQueueResponseJson | undefined): number | undefined {
  if (!queue || view === 'all') return undefined
  if (view === 'stuck') return Number(queue.stuck ?? 0)
  return Number(queue.counts?.find(({ state }) => state === states[view])?.count ?? 0)
}
