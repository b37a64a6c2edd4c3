import { Table } from '@digdir/designsystemet-react'
import type { CaseJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import { CaseRow } from './CaseRow.tsx'
import styles from './CaseTable.module.css'

/** Cases, last changed first. */
export function CaseTable({ cases }: { cases: CaseJson[] }) {
  const { t } = useWords()
  return (
    <div className="table-scroll">
      <Table data-color="neutral" className={styles.table} hover>
        <caption className="visually-hidden">{t('cases.caption')}</caption>
        <Table.Head>
          <Table.Row>
            <Table.HeaderCell scope="col">{t('cases.case')}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{t('cases.status')}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{t('cases.counterpart')}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{t('cases.application')}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{t('cases.timeLimit')}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{t('cases.changed')}</Table.HeaderCell>
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {cases.map((each) => (
            <CaseRow key={each.name} case={each} />
          ))}
        </Table.Body>
      </Table>
    </div>
  )
}
