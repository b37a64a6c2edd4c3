import { Table } from '@digdir/designsystemet-react'
import type { CaseJson, DocumentJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import type { DocumentRuleJson } from '../../gen/sustento/cases/v1/cases_service_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ScrollTable } from '../../parts/ScrollTable.tsx'
import { DocumentRow } from './DocumentRow.tsx'

interface Props {
  case: CaseJson
  documents: DocumentJson[]
  rules: DocumentRuleJson[]
}

/** The documents of a case. */
export function DocumentTable({ case: shown, documents, rules }: Props) {
  const { t } = useWords()
  return (
    <ScrollTable label={t('documents.list')}>
      <Table.Head>
        <Table.Row>
          <Table.HeaderCell scope="col">{t('documents.title')}</Table.HeaderCell>
          <Table.HeaderCell scope="col">{t('documents.kind')}</Table.HeaderCell>
          <Table.HeaderCell scope="col">{t('documents.language')}</Table.HeaderCell>
          <Table.HeaderCell scope="col">{t('documents.size')}</Table.HeaderCell>
          <Table.HeaderCell scope="col">{t('documents.stored')}</Table.HeaderCell>
          <Table.HeaderCell scope="col">{t('documents.steps')}</Table.HeaderCell>
        </Table.Row>
      </Table.Head>
      <Table.Body>
        {documents.map((document) => (
          <DocumentRow
            key={document.name}
            case={shown}
            document={document}
            kind={rules.find((rule) => rule.kind === document.kind)?.title}
          />
        ))}
      </Table.Body>
    </ScrollTable>
  )
}
