import { Table } from '@digdir/designsystemet-react'
import { Buildings3Icon } from '@navikt/aksel-icons'
import { usePartners } from '../../api/partners.ts'
import { useWords } from '../../i18n/use-words.ts'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { QueryView } from '../../parts/QueryView.tsx'
import { ScrollTable } from '../../parts/ScrollTable.tsx'
import { SectionHeading } from '../../parts/SectionHeading.tsx'
import { PartnerRow } from './PartnerRow.tsx'

/** With whom do we exchange, how, and do they answer? */
export function PartnersTab() {
  const { t } = useWords()
  const partners = usePartners()
  return (
    <div className="stack">
      <SectionHeading>{t('operations.partners')}</SectionHeading>
      <QueryView query={partners}>
        {(list) =>
          list.length > 0 ? (
            <ScrollTable label={t('operations.partners')}>
              <Table.Head>
                <Table.Row>
                  <Table.HeaderCell scope="col">{t('messages.partner')}</Table.HeaderCell>
                  <Table.HeaderCell scope="col">{t('partners.host')}</Table.HeaderCell>
                  <Table.HeaderCell scope="col">{t('partners.profile')}</Table.HeaderCell>
                  <Table.HeaderCell scope="col">{t('partners.validUntil')}</Table.HeaderCell>
                  <Table.HeaderCell scope="col">{t('partners.test')}</Table.HeaderCell>
                </Table.Row>
              </Table.Head>
              <Table.Body>
                {list.map((partner) => (
                  <PartnerRow key={partner.name} partner={partner} />
                ))}
              </Table.Body>
            </ScrollTable>
          ) : (
            <EmptyState icon={<Buildings3Icon />} title={t('directory.none')} text={t('directory.noneText')} />
          )
        }
      </QueryView>
    </div>
  )
}
