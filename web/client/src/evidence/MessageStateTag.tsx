import { Tag } from '@digdir/designsystemet-react'
import type { MessageStateJson } from '../gen/sustento/messaging/v1/messaging_service_pb.ts'
import { useWords } from '../i18n/use-words.ts'

const colours: Record<Extract<MessageStateJson, string>, string> = {
  MESSAGE_STATE_UNSPECIFIED: 'neutral',
  MESSAGE_STATE_QUEUED: 'info',
  MESSAGE_STATE_SENDING: 'info',
  MESSAGE_STATE_DELIVERED: 'success',
  MESSAGE_STATE_FAILED: 'danger',
  MESSAGE_STATE_GIVEN_UP: 'neutral',
  MESSAGE_STATE_DELIVERED_WITHOUT_RECEIPT: 'warning',
  MESSAGE_STATE_RECEIVED: 'info',
  MESSAGE_STATE_CONFIRMED: 'success',
  MESSAGE_STATE_FORWARDING: 'info',
  MESSAGE_STATE_FORWARDED: 'success',
}

/** Where a message stands. */
export function MessageStateTag({ state }: { state?: MessageStateJson }) {
  const { t } = useWords()
  const known = typeof state === 'string' && state in colours ? state : 'MESSAGE_STATE_UNSPECIFIED'
  return (
    <Tag data-color={colours[known]} variant="outline">
      {t(`messageState.${known}`)}
    </Tag>
  )
}
