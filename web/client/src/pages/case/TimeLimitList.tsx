import { ClockIcon } from '@navikt/aksel-icons'
import type { TimeLimitJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import { EmptyState } from '../../parts/EmptyState.tsx'
import styles from './TimeLimitRow.module.css'
import { TimeLimitRow } from './TimeLimitRow.tsx'

/** The clocks of a case. */
export function TimeLimitList({ limits, detailed = false }: { limits: TimeLimitJson[]; detailed?: boolean }) {
  const { t } = useWords()
  if (limits.length === 0) {
    return <EmptyState icon={<ClockIcon />} title={t('timeLimits.none')} text={t('timeLimits.noneText')} />
  }
  return (
    <ul className={styles.list}>
      {limits.map((limit) => (
        <TimeLimitRow key={limit.name} limit={limit} detailed={detailed} />
      ))}
    </ul>
  )
}
