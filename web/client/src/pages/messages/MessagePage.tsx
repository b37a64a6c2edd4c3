import { Heading } from '@digdir/designsystemet-react'
import { Link, useParams } from 'react-router'
import { useMessage } from '../../api/messages.ts'
import { caseOf, idOf } from '../../api/names.ts'
import { usePartner } from '../../api/partners.ts'
import { EvidenceChain } from '../../evidence/EvidenceChain.tsx'
import { hasWire } from '../../evidence/evidence-steps.ts'
import { MessageStateTag } from '../../evidence/MessageStateTag.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { PageHeader } from '../../parts/PageHeader.tsx'
import { QueryView } from '../../parts/QueryView.tsx'
import { SkeletonLines } from '../../parts/SkeletonLines.tsx'
import { SummaryList } from '../../parts/SummaryList.tsx'
import { useRights } from '../../session/roles.ts'
import { useTenantName } from '../../session/session-context.ts'
import { Attempts } from './Attempts.tsx'
import { FailedMessage } from './FailedMessage.tsx'
import { ForwardedMessage } from './ForwardedMessage.tsx'
import { MessageParts } from './MessageParts.tsx'
import { Notices } from './Notices.tsx'
import { RawMessage } from './RawMessage.tsx'

/** What happened to a message? */
export function MessagePage() {
  const { t, term, instant } = useWords()
  const { readCases } = useRights()
  const { messageId = '' } = useParams()
  const message = useMessage(`${useTenantName()}/messages/${messageId}`)
  const partner = usePartner(message.data?.partner)
  const original = usePartner(message.data?.originalPartner)
  return (
    <QueryView query={message} skeleton={<SkeletonLines lines={8} />}>
      {(shown) => (
        <div className="stack-wide">
          <PageHeader
            title={term('action', shown.action)}
            back={{ to: '/messages', label: t('nav.messages') }}
            actions={hasWire(shown) && <RawMessage name={shown.name ?? ''} />}
            state={
              <>
                <MessageStateTag state={shown.state} />
                <span>{term('messageDirection', shown.direction, '')}</span>
                <span>{original?.authority?.name ?? partner?.authority?.name}</span>
                {original && <span>{t('forward.by', { authority: partner?.authority?.name ?? '' })}</span>}
              </>
            }
          />
          <FailedMessage message={shown} />
          <ForwardedMessage message={shown} />
          <div className="columns">
            <section aria-labelledby="message-evidence" className="stack">
              <Heading id="message-evidence" level={2} data-size="xs">
                {t('evidence.title')}
              </Heading>
              <EvidenceChain message={shown} />
            </section>
            <section aria-labelledby="message-facts" className="stack">
              <Heading id="message-facts" level={2} data-size="xs">
                {t('messages.facts')}
              </Heading>
              <SummaryList
                facts={[
                  {
                    term: t('messages.case'),
                    value: readCases && caseOf(shown.source) && (
                      <Link to={`/cases/${idOf(caseOf(shown.source))}/messages`}>{t('messages.toCase')}</Link>
                    ),
                  },
                  { term: t('messages.created'), value: instant(shown.createTime) },
                  { term: t('messages.delivered'), value: instant(shown.deliverTime) },
                  {
                    term: t('messages.attempts'),
                    value: shown.direction === 'MESSAGE_DIRECTION_OUTGOING' && String(shown.attempts ?? 0),
                  },
                  { term: t('messages.next'), value: instant(shown.nextAttemptTime) },
                  { term: t('messages.id'), value: <span className="code">{shown.messageId}</span> },
                  { term: t('messages.conversation'), value: <span className="code">{shown.conversationId}</span> },
                  {
                    term: t('messages.answers'),
                    value: shown.refToMessageId && <span className="code">{shown.refToMessageId}</span>,
                  },
                ]}
              />
            </section>
          </div>
          <Attempts message={shown} />
          <Notices name={shown.name ?? ''} />
          <MessageParts message={shown} />
        </div>
      )}
    </QueryView>
  )
}
