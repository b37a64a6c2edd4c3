import type { TimeLimitJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import { SummaryList } from '../../parts/SummaryList.tsx'
import { UrgencyTag } from '../../parts/UrgencyTag.tsx'
import styles from './TimeLimitRow.module.css'

/** A clock: what must be done, by when in words, and, in detail, how that day was counted. */
export function TimeLimitRow({ limit, detailed }: { limit: TimeLimitJson; detailed: boolean }) {
  const { t, date } = useWords()
  return (
    <li className={styles.row}>
      <div className={styles.head}>
        <div className="stack-tight">
          <strong>{limit.title}</strong>
          <span>{limit.words}</span>
          <span className="small quiet">
            {t(limit.ours ? 'timeLimits.ours' : 'timeLimits.theirs')} · {limit.article} · {limit.rule}
          </span>
        </div>
        <UrgencyTag urgency={limit.urgency} ours={limit.ours} />
      </div>
      {detailed && (
        <SummaryList
          facts={[
            { term: t('timeLimits.startedOn'), value: date(limit.startedOn) },
            { term: t('timeLimits.dueOn'), value: date(limit.dueOn) },
            { term: t('timeLimits.doneOn'), value: date(limit.doneOn) },
            { term: t('timeLimits.skipped'), value: limit.holidaysCounted?.map((day) => date(day)).join(', ') },
          ]}
        />
      )}
    </li>
  )
}
