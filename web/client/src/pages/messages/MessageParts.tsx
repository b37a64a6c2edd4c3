import { Heading, Table } from '@digdir/designsystemet-react'
import { partPath } from '../../api/messages.ts'
import type { MessageJson } from '../../gen/sustento/messaging/v1/messaging_service_pb.ts'
import { fileSize } from '../../i18n/file-size.ts'
import { useLanguage } from '../../i18n/language-context.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ScrollTable } from '../../parts/ScrollTable.tsx'
import { useRights } from '../../session/roles.ts'

/** What was in the message. What arrived can be read here too: it may belong to no case. */
export function MessageParts({ message }: { message: MessageJson }) {
  const { t, term } = useWords()
  const { casework } = useRights()
  const readable = casework && message.direction === 'MESSAGE_DIRECTION_INCOMING' && !message.eraseTime
  const { language } = useLanguage()
  return (
    <div className="stack">
      <Heading level={2} data-size="xs">
        {t('messages.parts')}
      </Heading>
      <ScrollTable label={t('messages.parts')}>
        <Table.Head>
          <Table.Row>
            <Table.HeaderCell scope="col">{t('messages.partKind')}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{t('documents.kind')}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{t('messages.mediaType')}</Table.HeaderCell>
            <Table.HeaderCell scope="col" className="number">
              {t('documents.size')}
            </Table.HeaderCell>
            <Table.HeaderCell scope="col">SHA-256</Table.HeaderCell>
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {message.parts?.map((part) => (
            <Table.Row key={part.id}>
              <Table.Cell>
                {readable ? (
                  <a href={partPath(message.name ?? '', part.id ?? '')} target="_blank" rel="noreferrer">
                    {term('partKind', part.kind)}
                    <span className="visually-hidden">, {term('documentKind', part.documentKind)}</span>
                  </a>
                ) : (
                  term('partKind', part.kind)
                )}
              </Table.Cell>
              <Table.Cell>{term('documentKind', part.documentKind)}</Table.Cell>
              <Table.Cell>{part.mediaType}</Table.Cell>
              <Table.Cell className="number">{fileSize(Number(part.size ?? 0), language)}</Table.Cell>
              <Table.Cell className="code">{part.sha256}</Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </ScrollTable>
    </div>
  )
}
