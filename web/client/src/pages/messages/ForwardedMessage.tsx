import { Alert, Paragraph } from '@digdir/designsystemet-react'
import { Link } from 'react-router'
import { idOf } from '../../api/names.ts'
import { usePartner } from '../../api/partners.ts'
import { Forward } from '../../forwarding/Forward.tsx'
import type { MessageJson } from '../../gen/sustento/messaging/v1/messaging_service_pb.ts'
import { useWords } from '../../i18n/use-words.ts'

/** Where a message goes that is for another authority of the State, or went; and the step that sends it there. */
export function ForwardedMessage({ message }: { message: MessageJson }) {
  const { t, term } = useWords()
  const { forwarding, state, name = '' } = message
  const authority = usePartner(forwarding?.partner)?.authority?.name ?? ''
  const offered = !message.eraseTime && message.direction === 'MESSAGE_DIRECTION_INCOMING' && isOpen(message)
  if (!forwarding) return offered ? <Forward name={name} /> : null
  const done = state === 'MESSAGE_STATE_FORWARDED'
  return (
    <Alert data-color={forwarding.failure ? 'warning' : 'info'}>
      <div className="stack">
        <div className="stack-tight prose">
          <strong>{t(done ? 'forward.wasForwarded' : 'forward.isForwarded', { authority })}</strong>
          {done && !forwarding.failure && (
            <Paragraph>{t(forwarding.senderTold ? 'forward.senderTold' : 'forward.senderNotTold')}</Paragraph>
          )}
          {forwarding.failure && <Paragraph>{term('failure', forwarding.failure, forwarding.failure)}</Paragraph>}
          {forwarding.message && <Link to={`/messages/${idOf(forwarding.message)}`}>{t('forward.sent')}</Link>}
        </div>
        {offered && <Forward name={name} />}
      </div>
    </Alert>
  )
}

/** Nobody has taken it over, or its forwarding came to nothing. */
function isOpen({ state, forwarding }: MessageJson): boolean {
  return state === 'MESSAGE_STATE_RECEIVED' || (state === 'MESSAGE_STATE_FORWARDING' && Boolean(forwarding?.failure))
}
