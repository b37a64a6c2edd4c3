import { useThroughput } from '../../api/operations.ts'
import { useWords } from '../../i18n/use-words.ts'
import { QueryView } from '../../parts/QueryView.tsx'
import { SectionHeading } from '../../parts/SectionHeading.tsx'
import { SkeletonLines } from '../../parts/SkeletonLines.tsx'
import { ThroughputChart } from './ThroughputChart.tsx'
import { ThroughputTable } from './ThroughputTable.tsx'

/** How much goes in and out, and how much of it fails? */
export function ThroughputTab() {
  const { t, instant, day } = useWords()
  return (
    <div className="stack-wide">
      <SectionHeading>{t('operations.throughput')}</SectionHeading>
      <QueryView query={useThroughput()} skeleton={<SkeletonLines lines={8} />}>
        {({ hours = [], days = [] }) => (
          <>
            <ThroughputChart id="hours" title={t('throughput.hours')} slots={hours} label={instant} />
            <ThroughputTable title={t('throughput.hours')} slots={hours.toReversed()} label={instant} />
            <ThroughputChart id="days" title={t('throughput.days')} slots={days} label={day} />
            <ThroughputTable title={t('throughput.days')} slots={days.toReversed()} label={day} />
          </>
        )}
      </QueryView>
    </div>
  )
}
