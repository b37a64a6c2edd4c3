import { Table, Tag } from '@digdir/designsystemet-react'
import type { PartnerJson } from '../../gen/sustento/messaging/v1/messaging_service_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import styles from './PartnerRow.module.css'
import { PingTest } from './PingTest.tsx'

/** How a partner is reached, and its test. */
export function PartnerRow({ partner }: { partner: PartnerJson }) {
  const { t, state, day } = useWords()
  const { authority, ecodex, profile, validUntil } = partner
  return (
    <Table.Row>
      <Table.HeaderCell scope="row">
        <div className="stack-tight">
          <strong>{authority?.name}</strong>
          <span className="small quiet">{state(partner.state)}</span>
        </div>
      </Table.HeaderCell>
      <Table.Cell className={`code ${styles.host}`}>{hostOf(partner.endpoint)}</Table.Cell>
      <Table.Cell>
        <div className="stack-tight">
          <span>{profile}</span>
          <span>
            <Tag data-color={ecodex ? 'info' : 'neutral'}>{t(ecodex ? 'partners.ecodex' : 'partners.plain')}</Tag>
          </span>
        </div>
      </Table.Cell>
      <Table.Cell>
        {validUntil ? day(validUntil) : <Tag data-color="danger">{t('partners.noCertificate')}</Tag>}
      </Table.Cell>
      <Table.Cell className={styles.test}>
        <PingTest partner={partner} />
      </Table.Cell>
    </Table.Row>
  )
}

/** The host and port of an address; the address itself when it is none. */
function hostOf(endpoint = ''): string {
  return URL.parse(endpoint)?.host ?? endpoint
}
