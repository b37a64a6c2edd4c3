import { Heading, Table } from '@digdir/designsystemet-react'
import type { MessagePartJson } from '../../gen/sustento/messaging/v1/messaging_service_pb.ts'
import { fileSize } from '../../i18n/file-size.ts'
import { useLanguage } from '../../i18n/language-context.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ScrollTable } from '../../parts/ScrollTable.tsx'

/** What was in the message; the content itself is read in its case. */
export function MessageParts({ parts }: { parts: MessagePartJson[] }) {
  const { t, term } = useWords()
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
            <Table.HeaderCell scope="col">{t('documents.size')}</Table.HeaderCell>
            <Table.HeaderCell scope="col">SHA-256</Table.HeaderCell>
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {parts.map((part) => (
            <Table.Row key={part.id}>
              <Table.Cell>{term('partKind', part.kind)}</Table.Cell>
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
