import { Button } from '@digdir/designsystemet-react'
import { useAnnounce } from '../../announce/announce-context.ts'
import { isDone } from '../../api/is-done.ts'
import { useRetryMessage } from '../../api/messages.ts'
import type { MessageJson } from '../../gen/sustento/messaging/v1/messaging_service_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ProblemAlert } from '../../parts/ProblemAlert.tsx'
import { useRights } from '../../session/roles.ts'
import { GiveUp } from './GiveUp.tsx'

const open = ['MESSAGE_STATE_QUEUED', 'MESSAGE_STATE_SENDING', 'MESSAGE_STATE_FAILED']

/** What can be done about a message that has not arrived. */
export function MessageSteps({ message }: { message: MessageJson }) {
  const { t } = useWords()
  const { casework, operate } = useRights()
  const announce = useAnnounce()
  const retry = useRetryMessage()
  if (!open.includes(String(message.state)) || !(casework || operate)) return null
  const again = async () => {
    if (await isDone(retry.mutateAsync(message.name ?? ''))) announce(t('messages.retried'), 'info')
  }
  return (
    <div className="stack-tight no-print">
      {retry.error && <ProblemAlert error={retry.error} />}
      <div className="cluster">
        <Button variant="secondary" data-color="accent" loading={retry.isPending} onClick={again}>
          {t('messages.retry')}
        </Button>
        {operate && <GiveUp name={message.name ?? ''} />}
      </div>
    </div>
  )
}
