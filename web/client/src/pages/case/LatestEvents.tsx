import { Heading, Paragraph } from '@digdir/designsystemet-react'
import { Link } from 'react-router'
import { useTimeline } from '../../api/timeline.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ProblemAlert } from '../../parts/ProblemAlert.tsx'
import { SkeletonLines } from '../../parts/SkeletonLines.tsx'
import { toSection } from '../../parts/use-navigation-focus.ts'
import { EventList } from './EventList.tsx'
import { useCaseName } from './use-case-name.ts'

/** What happened last, beside the summary. */
export function LatestEvents() {
  const { t } = useWords()
  const timeline = useTimeline(useCaseName(), 5)
  const entries = timeline.data?.pages[0]?.entries
  return (
    <section aria-labelledby="latest-events" className="panel">
      <div className="stack">
        <Heading id="latest-events" level={3} data-size="2xs">
          {t('case.latest')}
        </Heading>
        {timeline.isPending && <SkeletonLines lines={3} />}
        {timeline.error && <ProblemAlert error={timeline.error} />}
        {entries && <EventList entries={entries} />}
        {timeline.data && !entries?.length && <Paragraph className="quiet">{t('timeline.none')}</Paragraph>}
        <Link to="timeline" state={toSection}>
          {t('case.allEvents')}
        </Link>
      </div>
    </section>
  )
}
