import { Heading } from '@digdir/designsystemet-react'
import type { AnnualReturnRowJson } from '../../gen/sustento/stats/v1/stats_service_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import { axisEnd, byState } from './figures.ts'
import styles from './ReturnChart.module.css'
import { StateBar } from './StateBar.tsx'

/**
 * Applications and acknowledgements by State as bars. Every bar carries its figure, and the table below has all of
 * them, so nothing is said by length or colour alone.
 */
export function ReturnChart({ rows, year }: { rows: AnnualReturnRowJson[]; year: number }) {
  const { t } = useWords()
  const states = byState(rows)
  const end = axisEnd(Math.max(...states.flatMap((each) => [each.applications, each.acknowledged])))
  return (
    <figure className={styles.figure} aria-labelledby="return-chart">
      <figcaption className="stack-tight">
        <Heading id="return-chart" level={2} data-size="xs">
          {t('reports.chart', { year: String(year) })}
        </Heading>
        <ul className={styles.legend}>
          <li>
            <svg viewBox="0 0 12 12" aria-hidden="true" className={styles.key}>
              <rect width="12" height="12" rx="2" className={styles.applications} />
            </svg>
            {t('figure.applications')}
          </li>
          <li>
            <svg viewBox="0 0 12 12" aria-hidden="true" className={styles.key}>
              <rect width="12" height="12" rx="2" className={styles.acknowledged} />
            </svg>
            {t('figure.acknowledged')}
          </li>
        </ul>
      </figcaption>
      <ul className={styles.states}>
        {states.map((each) => (
          <StateBar key={each.state} bars={each} end={end} />
        ))}
      </ul>
    </figure>
  )
}
