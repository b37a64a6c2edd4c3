import { Alert, Paragraph } from '@digdir/designsystemet-react'
import type { MessageJson } from '../../gen/sustento/messaging/v1/messaging_service_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import { MessageSteps } from './MessageSteps.tsx'

/** Why a message did not arrive, and what can be done about it. */
export function FailedMessage({ message }: { message: MessageJson }) {
  const { t, term } = useWords()
  const failed = message.state === 'MESSAGE_STATE_FAILED'
  const isOpen = message.state === 'MESSAGE_STATE_SENDING' || message.state === 'MESSAGE_STATE_QUEUED'
  if (!failed && !(isOpen && message.failure)) return null
  return (
    <Alert data-color={failed ? 'danger' : 'warning'}>
      <div className="stack">
        <div className="stack-tight prose">
          <strong>{t(failed ? 'messages.failed' : 'messages.waiting')}</strong>
          <Paragraph>
            {term('failure', message.failure, message.failure)} {t('messages.sameBytes')}
          </Paragraph>
        </div>
        <MessageSteps message={message} />
      </div>
    </Alert>
  )
}
