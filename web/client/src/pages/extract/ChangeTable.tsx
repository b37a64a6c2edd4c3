import { Table } from '@digdir/designsystemet-react'
import type { ExtractChangeJson } from '../../gen/sustento/cases/v1/cases_service_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ScrollTable } from '../../parts/ScrollTable.tsx'
import { useChangeWords } from './change-words.ts'

/** What the case says and what it would say, value by value. */
export function ChangeTable({ changes, instrument }: { changes: ExtractChangeJson[]; instrument: string | undefined }) {
  const { t } = useWords()
  const { name, value } = useChangeWords(instrument)
  return (
    <ScrollTable label={t('extract.changes')}>
      <Table.Head>
        <Table.Row>
          <Table.HeaderCell scope="col">{t('extract.about')}</Table.HeaderCell>
          <Table.HeaderCell scope="col">{t('extract.before')}</Table.HeaderCell>
          <Table.HeaderCell scope="col">{t('extract.after')}</Table.HeaderCell>
        </Table.Row>
      </Table.Head>
      <Table.Body>
        {changes.map((change) => (
          <Table.Row key={`${change.part} ${change.field}`}>
            <Table.HeaderCell scope="row">
              {name(change)}
              {change.subject && (
                <span className="quiet small">
                  {' '}
                  <bdi>{change.subject}</bdi>
                </span>
              )}
            </Table.HeaderCell>
            <Table.Cell>
              {change.before ? <del>{value(change, change.before)}</del> : <span className="quiet">–</span>}
            </Table.Cell>
            <Table.Cell>
              {change.after ? <strong>{value(change, change.after)}</strong> : <span className="quiet">–</span>}
            </Table.Cell>
          </Table.Row>
        ))}
      </Table.Body>
    </ScrollTable>
  )
}
