import { Details, Table } from '@digdir/designsystemet-react'
import type { ThroughputJson } from '../../gen/sustento/messaging/v1/messaging_service_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ScrollTable } from '../../parts/ScrollTable.tsx'
import styles from './ThroughputTable.module.css'
import { countIn, inTable } from './throughput.ts'

interface Props {
  title: string
  /** Newest first. */
  slots: ThroughputJson[]
  label: (time: string | undefined) => string
}

/** The figures of the chart. */
export function ThroughputTable({ title, slots, label }: Props) {
  const { t, number } = useWords()
  const caption = t('throughput.figures', { title })
  return (
    <Details>
      <Details.Summary>{caption}</Details.Summary>
      <Details.Content>
        <ScrollTable label={caption}>
          <Table.Head>
            <Table.Row>
              <Table.HeaderCell scope="col">{t('throughput.from')}</Table.HeaderCell>
              {inTable.map((what) => (
                <Table.HeaderCell key={what} scope="col" className="number">
                  {t(`throughput.${what}`)}
                </Table.HeaderCell>
              ))}
            </Table.Row>
          </Table.Head>
          <Table.Body>
            {slots.map((slot) => (
              <Table.Row key={slot.startTime}>
                <Table.HeaderCell scope="row" className={styles.slot}>
                  {label(slot.startTime)}
                </Table.HeaderCell>
                {inTable.map((what) => (
                  <Table.Cell key={what} className="number">
                    {number(countIn(slot, what))}
                  </Table.Cell>
                ))}
              </Table.Row>
            ))}
          </Table.Body>
        </ScrollTable>
      </Details.Content>
    </Details>
  )
}
