import { Heading, Paragraph } from '@digdir/designsystemet-react'
import { Link } from 'react-router'
import { useCases } from '../../api/cases.ts'
import { useInstrumentWords } from '../../api/instruments.ts'
import { idOf } from '../../api/names.ts'
import { now } from '../../clock.ts'
import { dayOf, isoDay } from '../../i18n/legal-date.ts'
import { useWords } from '../../i18n/use-words.ts'
import { QueryView } from '../../parts/QueryView.tsx'
import { SkeletonLines } from '../../parts/SkeletonLines.tsx'
import styles from './ReceivedToday.module.css'

/** Applications of other authorities that came in today. */
export function ReceivedToday() {
  const { t, state } = useWords()
  const instruments = useInstrumentWords()
  const cases = useCases({ direction: 'DIRECTION_INCOMING' }, '', 50)
  const today = isoDay(dayOf(now()))
  return (
    <section aria-labelledby="received-today" className={`panel ${styles.panel}`}>
      <Heading id="received-today" level={2} data-size="2xs">
        {t('work.receivedToday')}
      </Heading>
      <QueryView query={cases} skeleton={<SkeletonLines lines={2} />}>
        {(page) => {
          const received = (page.cases ?? []).filter(
            ({ createTime }) => createTime && isoDay(dayOf(new Date(createTime))) === today,
          )
          if (received.length === 0) return <Paragraph className="quiet">{t('work.receivedNone')}</Paragraph>
          return (
            <ul className={styles.list}>
              {received.map((each) => (
                <li key={each.name} className="stack-tight">
                  <Link to={`/cases/${idOf(each.name)}`}>{each.title || each.reference}</Link>
                  <span className="small quiet">
                    {state(each.counterpartState)} · {instruments.instrument(each.instrument)}
                  </span>
                  <span className="small">{instruments.status(each.instrument, each.direction, each.status)}</span>
                </li>
              ))}
            </ul>
          )
        }}
      </QueryView>
    </section>
  )
}
