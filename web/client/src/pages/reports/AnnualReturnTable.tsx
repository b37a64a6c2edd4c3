import { Heading, Table } from '@digdir/designsystemet-react'
import { useInstrumentWords } from '../../api/instruments.ts'
import type { AnnualReturnRowJson } from '../../gen/sustento/stats/v1/stats_service_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ScrollTable } from '../../parts/ScrollTable.tsx'
import { figures, total } from './figures.ts'

/** The annual return, line by line, with its sums. */
export function AnnualReturnTable({ rows, year }: { rows: AnnualReturnRowJson[]; year: number }) {
  const { t, term, state, number, article } = useWords()
  const words = useInstrumentWords()
  const caption = t('reports.table', { year: String(year) })
  return (
    <div className="stack">
      <Heading level={2} data-size="xs">
        {caption}
      </Heading>
      <ScrollTable label={caption}>
        <Table.Head>
          <Table.Row>
            <Table.HeaderCell scope="col">{t('reports.instrument')}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{t('reports.direction')}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{t('reports.application')}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{t('reports.state')}</Table.HeaderCell>
            {figures.map((figure) => (
              <Table.HeaderCell key={figure} scope="col" className="number">
                {t(`figure.${figure}`)}
              </Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {rows.map((row) => (
            <Table.Row key={`${row.instrument} ${row.direction} ${row.application} ${row.counterpartState}`}>
              <Table.Cell>{words.instrument(row.instrument)}</Table.Cell>
              <Table.Cell>{term('reportDirection', row.direction)}</Table.Cell>
              <Table.Cell>
                {article(words.application(row.instrument, row.application)?.article) || row.application}
              </Table.Cell>
              <Table.Cell>{state(row.counterpartState)}</Table.Cell>
              {figures.map((figure) => (
                <Table.Cell key={figure} className="number">
                  {number(BigInt(row[figure] ?? '0'))}
                </Table.Cell>
              ))}
            </Table.Row>
          ))}
        </Table.Body>
        <Table.Foot>
          <Table.Row>
            <Table.HeaderCell scope="row" colSpan={4}>
              {t('reports.sum')}
            </Table.HeaderCell>
            {figures.map((figure) => (
              <Table.Cell key={figure} className="number">
                <strong>{number(total(rows, figure))}</strong>
              </Table.Cell>
            ))}
          </Table.Row>
        </Table.Foot>
      </ScrollTable>
    </div>
  )
}
