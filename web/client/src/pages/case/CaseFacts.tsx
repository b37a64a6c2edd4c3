import { useInstrumentWords } from '../../api/instruments.ts'
import { usePartner } from '../../api/partners.ts'
import type { CaseJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import { UrgencyTag } from '../../parts/UrgencyTag.tsx'
import { nextTimeLimit } from '../cases/next-time-limit.ts'
import styles from './CaseFacts.module.css'

/** The summary of a case in one row: with whom, what for, under which references, and what runs. */
export function CaseFacts({ case: shown }: { case: CaseJson }) {
  const { t, state, article } = useWords()
  const words = useInstrumentWords()
  const partner = usePartner(shown.partner)
  const application = words.application(shown.instrument, shown.application)
  const limit = nextTimeLimit(shown.timeLimits)
  return (
    <dl className={styles.facts}>
      <div>
        <dt>{t('case.counterpart')}</dt>
        <dd>{partner?.authority?.name ?? state(shown.counterpartState)}</dd>
        <dd className="small quiet">{state(shown.counterpartState)}</dd>
      </div>
      <div>
        <dt>{t('case.application')}</dt>
        <dd>{application?.title ?? shown.application}</dd>
        <dd className="small quiet">{article(application?.article)}</dd>
      </div>
      <div>
        <dt>{t('case.theirReference')}</dt>
        <dd>{shown.foreignReference || t('case.noReference')}</dd>
      </div>
      <div>
        <dt>{t('case.nextTimeLimit')}</dt>
        {limit ? (
          <>
            <dd>
              <UrgencyTag urgency={limit.urgency} ours={limit.ours} />
            </dd>
            <dd>{limit.title}</dd>
            <dd>{limit.words}</dd>
            <dd className="small quiet">
              {limit.article} · {limit.rule}
            </dd>
          </>
        ) : (
          <dd>{t('cases.noTimeLimit')}</dd>
        )}
      </div>
    </dl>
  )
}
