import { useWords } from '../../i18n/use-words.ts'
import { SectionHeading } from '../../parts/SectionHeading.tsx'
import { useShownCase } from './shown-case.ts'
import { TimeLimitList } from './TimeLimitList.tsx'

/** What is running? */
export function TimeLimitsTab() {
  const { t } = useWords()
  const { timeLimits = [] } = useShownCase()
  return (
    <div className="stack">
      <SectionHeading>{t('case.timeLimits')}</SectionHeading>
      <TimeLimitList limits={timeLimits} detailed />
    </div>
  )
}
