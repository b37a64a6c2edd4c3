import { Alert, Button, Paragraph } from '@digdir/designsystemet-react'
import { useAnnounce } from '../../announce/announce-context.ts'
import { useRetryMessage } from '../../api/messages.ts'
import type { MessageJson } from '../../gen/sustento/messaging/v1/messaging_service_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ProblemAlert } from '../../parts/ProblemAlert.tsx'
import { useRights } from '../../session/roles.ts'
import { GiveUp } from './GiveUp.tsx'

/** Why a message did not arrive, and what can be done about it. */
export function FailedMessage({ message }: { message: MessageJson }) {
  const { t, term } = useWords()
  const { casework, supervise } = useRights()
  const announce = useAnnounce()
  const retry = useRetryMessage()
  const failed = message.state === 'MESSAGE_STATE_FAILED'
  const waiting = message.state === 'MESSAGE_STATE_SENDING' && Boolean(message.failure)
  if (!failed && !waiting) return null
  const again = () => retry.mutate(message.name ?? '', { onSuccess: () => announce(t('messages.retried'), 'info') })
  return (
    <Alert data-color={failed ? 'danger' : 'warning'}>
      <div className="stack">
        <div className="stack-tight prose">
          <strong>{t(failed ? 'messages.failed' : 'messages.waiting')}</strong>
          <Paragraph>
            {term('failure', message.failure, message.failure)} {t('messages.sameBytes')}
          </Paragraph>
        </div>
        {retry.error && <ProblemAlert error={retry.error} />}
        {casework && (
          <div className="cluster">
            <Button data-color="accent" loading={retry.isPending} onClick={again}>
              {t('messages.retry')}
            </Button>
            {supervise && failed && <GiveUp name={message.name ?? ''} />}
          </div>
        )}
      </div>
    </Alert>
  )
}
