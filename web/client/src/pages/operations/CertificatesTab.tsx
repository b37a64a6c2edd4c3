import { Alert, Table } from '@digdir/designsystemet-react'
import { useCertificates } from '../../api/operations.ts'
import { useWords } from '../../i18n/use-words.ts'
import { QueryView } from '../../parts/QueryView.tsx'
import { ScrollTable } from '../../parts/ScrollTable.tsx'
import { SectionHeading } from '../../parts/SectionHeading.tsx'
import { CertificateRow } from './CertificateRow.tsx'
import { needsAction } from './certificate-look.ts'

/** Which certificates expire when, and what stops then? */
export function CertificatesTab() {
  const { t } = useWords()
  const certificates = useCertificates()
  return (
    <div className="stack">
      <SectionHeading>{t('operations.certificates')}</SectionHeading>
      <QueryView query={certificates}>
        {(list) => {
          const urgent = list.filter(needsAction).length
          return (
            <>
              <Alert data-color={urgent > 0 ? 'warning' : 'success'}>
                {t('certificates.urgent', { count: urgent })}
              </Alert>
              <ScrollTable label={t('certificates.list')}>
                <Table.Head>
                  <Table.Row>
                    <Table.HeaderCell scope="col">{t('certificates.validUntil')}</Table.HeaderCell>
                    <Table.HeaderCell scope="col">{t('certificates.state')}</Table.HeaderCell>
                    <Table.HeaderCell scope="col">{t('certificates.owner')}</Table.HeaderCell>
                    <Table.HeaderCell scope="col">{t('certificates.uses')}</Table.HeaderCell>
                    <Table.HeaderCell scope="col">{t('certificates.certificate')}</Table.HeaderCell>
                  </Table.Row>
                </Table.Head>
                <Table.Body>
                  {list.map((certificate) => (
                    <CertificateRow
                      key={`${certificate.partner} ${certificate.profile} ${certificate.fingerprint}`}
                      certificate={certificate}
                    />
                  ))}
                </Table.Body>
              </ScrollTable>
            </>
          )
        }}
      </QueryView>
    </div>
  )
}
