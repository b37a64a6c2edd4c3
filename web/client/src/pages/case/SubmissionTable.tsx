import { Table } from '@digdir/designsystemet-react'
import { Link } from 'react-router'
import { downloadPath } from '../../api/documents.ts'
import { idOf } from '../../api/names.ts'
import type { CaseJson, SubmissionJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ScrollTable } from '../../parts/ScrollTable.tsx'
import { useRights } from '../../session/roles.ts'
import { SubmissionStateTag } from './SubmissionStateTag.tsx'

/** All forms of the case, newest first. */
export function SubmissionTable({ case: shown, submissions }: { case: CaseJson; submissions: SubmissionJson[] }) {
  const { t, instant, languageName } = useWords()
  const { casework } = useRights()
  return (
    <ScrollTable label={t('forms.all')}>
      <Table.Head>
        <Table.Row>
          <Table.HeaderCell scope="col">{t('forms.form')}</Table.HeaderCell>
          <Table.HeaderCell scope="col">{t('forms.state')}</Table.HeaderCell>
          <Table.HeaderCell scope="col">{t('forms.language')}</Table.HeaderCell>
          <Table.HeaderCell scope="col">{t('forms.when')}</Table.HeaderCell>
          <Table.HeaderCell scope="col">{t('forms.files')}</Table.HeaderCell>
        </Table.Row>
      </Table.Head>
      <Table.Body>
        {submissions.map((each) => (
          <Table.Row key={each.name}>
            <Table.Cell>
              {casework ? (
                <Link to={`/cases/${idOf(shown.name)}/forms/${idOf(each.name)}`}>{each.formTitle || each.form}</Link>
              ) : (
                each.formTitle || each.form
              )}
            </Table.Cell>
            <Table.Cell>
              <SubmissionStateTag submission={each} />
            </Table.Cell>
            <Table.Cell>{languageName(each.language)}</Table.Cell>
            <Table.Cell>{instant(each.freezeTime ?? each.createTime)}</Table.Cell>
            <Table.Cell>
              {casework && (
                <span className="cluster">
                  <a
                    href={downloadPath(each.name ?? '', { language: each.language ?? '' })}
                    target="_blank"
                    rel="noreferrer"
                  >
                    PDF<span className="visually-hidden">, {each.formTitle}</span>
                  </a>
                  <a href={downloadPath(each.name ?? '', { format: 'xml' })}>
                    XML<span className="visually-hidden">, {each.formTitle}</span>
                  </a>
                </span>
              )}
            </Table.Cell>
          </Table.Row>
        ))}
      </Table.Body>
    </ScrollTable>
  )
}
