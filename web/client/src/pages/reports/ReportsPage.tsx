import { Button, Label, Paragraph, Select } from '@digdir/designsystemet-react'
import { BarChartIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import { downloadPath } from '../../api/documents.ts'
import { useAnnualReturn } from '../../api/statistics.ts'
import { now } from '../../clock.ts'
import { useWords } from '../../i18n/use-words.ts'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { PageHeader } from '../../parts/PageHeader.tsx'
import { QueryView } from '../../parts/QueryView.tsx'
import { SkeletonLines } from '../../parts/SkeletonLines.tsx'
import { useRights } from '../../session/roles.ts'
import { useTenantName } from '../../session/session-context.ts'
import { AnnualReturnTable } from './AnnualReturnTable.tsx'
import { FigureDefinitions } from './FigureDefinitions.tsx'
import { RebuildFigures } from './RebuildFigures.tsx'
import { ReturnChart } from './ReturnChart.tsx'

/** The figures, and whether they can be trusted. */
export function ReportsPage() {
  const { t, instant, number } = useWords()
  const rights = useRights()
  const tenant = useTenantName()
  const thisYear = now().getFullYear()
  const [year, setYear] = useState(thisYear)
  const figures = useAnnualReturn(year)
  const rows = figures.data?.rows ?? []
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('reports.title', { year: String(year) })}
        state={
          figures.data && (
            <span>
              {t('reports.fresh', {
                facts: number(BigInt(figures.data.factsCounted ?? '0')),
                time: instant(figures.data.newestFactTime) || '–',
              })}
            </span>
          )
        }
        actions={
          <>
            {(rights.supervise || rights.administer) && <RebuildFigures />}
            <Button asChild>
              <a href={downloadPath(`${tenant}/annualReturns/${year}`)} download>
                {t('reports.csv')}
              </a>
            </Button>
          </>
        }
      />
      <div className="cluster no-print">
        <Label htmlFor="report-year">{t('reports.year')}</Label>
        <Select id="report-year" width="auto" value={year} onChange={(event) => setYear(Number(event.target.value))}>
          {Array.from({ length: 6 }, (_, back) => thisYear + 1 - back).map((each) => (
            <Select.Option key={each} value={each}>
              {each}
            </Select.Option>
          ))}
        </Select>
      </div>
      <QueryView query={figures} skeleton={<SkeletonLines lines={8} />}>
        {() =>
          rows.length > 0 ? (
            <>
              <ReturnChart rows={rows} year={year} />
              <AnnualReturnTable rows={rows} year={year} />
            </>
          ) : (
            <EmptyState icon={<BarChartIcon />} title={t('reports.none')} text={t('reports.noneText')} />
          )
        }
      </QueryView>
      <FigureDefinitions />
      <Paragraph className="quiet small">{t('reports.noPersons')}</Paragraph>
    </div>
  )
}
