import { Table } from '@digdir/designsystemet-react'
import { Link } from 'react-router'
import { idOf } from '../../api/names.ts'
import { usePartners } from '../../api/partners.ts'
import { MessageStateTag } from '../../evidence/MessageStateTag.tsx'
import type { MessageJson } from '../../gen/sustento/messaging/v1/messaging_service_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ScrollTable } from '../../parts/ScrollTable.tsx'
import { MessageSteps } from '../messages/MessageSteps.tsx'

/** Messages with what keeps them, and the steps that are open. */
export function QueueTable({ messages }: { messages: MessageJson[] }) {
  const { t, term, instant, number } = useWords()
  const partners = usePartners().data ?? []
  return (
    <ScrollTable label={t('messages.list')} hover>
      <Table.Head>
        <Table.Row>
          <Table.HeaderCell scope="col">{t('messages.message')}</Table.HeaderCell>
          <Table.HeaderCell scope="col">{t('messages.partner')}</Table.HeaderCell>
          <Table.HeaderCell scope="col">{t('messages.state')}</Table.HeaderCell>
          <Table.HeaderCell scope="col" className="number">
            {t('messages.attempts')}
          </Table.HeaderCell>
          <Table.HeaderCell scope="col">{t('messages.next')}</Table.HeaderCell>
          <Table.HeaderCell scope="col">{t('queue.steps')}</Table.HeaderCell>
        </Table.Row>
      </Table.Head>
      <Table.Body>
        {messages.map((message) => (
          <Table.Row key={message.name}>
            <Table.Cell>
              <div className="stack-tight">
                <Link to={`/messages/${idOf(message.name)}`}>{term('action', message.action)}</Link>
                <span className="small quiet">
                  {term('messageDirection', message.direction, '')}, {instant(message.createTime)}
                </span>
              </div>
            </Table.Cell>
            <Table.Cell>
              {partners.find((each) => each.name === message.partner)?.authority?.name ?? idOf(message.partner)}
            </Table.Cell>
            <Table.Cell>
              <div className="stack-tight">
                <span>
                  <MessageStateTag state={message.state} />
                </span>
                {message.failure && <span className="small">{term('failure', message.failure, message.failure)}</span>}
              </div>
            </Table.Cell>
            <Table.Cell className="number">
              {message.direction === 'MESSAGE_DIRECTION_OUTGOING' && number(message.attempts ?? 0)}
            </Table.Cell>
            <Table.Cell>{instant(message.nextAttemptTime)}</Table.Cell>
            <Table.Cell>
              <MessageSteps message={message} />
            </Table.Cell>
          </Table.Row>
        ))}
      </Table.Body>
    </ScrollTable>
  )
}
