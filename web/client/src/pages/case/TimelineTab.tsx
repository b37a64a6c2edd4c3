import { Button } from '@digdir/designsystemet-react'
import { ClockIcon } from '@navikt/aksel-icons'
import { useTimeline } from '../../api/timeline.ts'
import { useWords } from '../../i18n/use-words.ts'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { ProblemAlert } from '../../parts/ProblemAlert.tsx'
import { SectionHeading } from '../../parts/SectionHeading.tsx'
import { SkeletonLines } from '../../parts/SkeletonLines.tsx'
import { EventList } from './EventList.tsx'
import { useCaseName } from './use-case-name.ts'

/** Everything that happened in the case, newest first. */
export function TimelineTab() {
  const { t } = useWords()
  const timeline = useTimeline(useCaseName())
  const entries = timeline.data?.pages.flatMap((page) => page.entries ?? []) ?? []
  return (
    <div className="stack">
      <SectionHeading>{t('case.timeline')}</SectionHeading>
      {timeline.isPending && <SkeletonLines />}
      {timeline.error && <ProblemAlert error={timeline.error} retry={() => timeline.refetch()} />}
      {timeline.data && entries.length === 0 && (
        <EmptyState icon={<ClockIcon />} title={t('timeline.none')} text={t('timeline.noneText')} />
      )}
      {entries.length > 0 && <EventList entries={entries} />}
      {timeline.hasNextPage && (
        <div>
          <Button
            variant="secondary"
            loading={timeline.isFetchingNextPage}
            onClick={() => void timeline.fetchNextPage()}
          >
            {t('timeline.more')}
          </Button>
        </div>
      )}
    </div>
  )
}
