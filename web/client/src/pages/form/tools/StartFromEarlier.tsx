import { Button, Heading, Select } from '@digdir/designsystemet-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { reuseAnswers } from '../../../api/answers.ts'
import { fetchSubmission } from '../../../api/submissions.ts'
import { now } from '../../../clock.ts'
import type { SubmissionJson } from '../../../gen/sustento/cases/v1/case_pb.ts'
import { useLanguage } from '../../../i18n/language-context.ts'
import { dayOf } from '../../../i18n/legal-date.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { ProblemAlert } from '../../../parts/ProblemAlert.tsx'
import { useTenantName } from '../../../session/session-context.ts'
import { submissionTitle } from '../../compare/submission-title.ts'
import { useDraft } from '../draft-context.ts'
import { FindingList } from './FindingList.tsx'
import { TakenOver } from './TakenOver.tsx'
import { useTakeOver } from './use-take-over.ts'

/** Fills what is still empty from an earlier submission of the form; what is no longer valid is said, not copied. */
export function StartFromEarlier({ earlier }: { earlier: SubmissionJson[] }) {
  const words = useWords()
  const { t } = words
  const { language } = useLanguage()
  const parent = useTenantName()
  const { store, submission } = useDraft()
  const { taken, take, undo } = useTakeOver()
  const [chosen, setChosen] = useState(earlier[0]?.name ?? '')
  const reuse = useMutation({
    mutationFn: async () => {
      const { answers } = await fetchSubmission(chosen, language)
      const request = { answers, language, today: dayOf(now()) }
      const reused = await reuseAnswers(`${parent}/forms/${submission.form}`, request)
      take(reused.answers?.filter(({ path = '' }) => !store.get(path)) ?? [])
      return reused
    },
  })
  return (
    <section aria-labelledby="reuse-title" className="stack-tight">
      <Heading id="reuse-title" level={3} data-size="2xs">
        {t('reuse.title')}
      </Heading>
      <p className="quiet prose">{t('reuse.text')}</p>
      <div className="cluster">
        <label htmlFor="reuse-from">{t('reuse.from')}</label>
        <Select id="reuse-from" width="auto" value={chosen} onChange={(event) => setChosen(event.target.value)}>
          {earlier.map((each) => (
            <Select.Option key={each.name} value={each.name}>
              {submissionTitle(words, each)}
            </Select.Option>
          ))}
        </Select>
        <Button variant="secondary" loading={reuse.isPending} onClick={() => reuse.mutate()}>
          {t('reuse.take')}
        </Button>
      </div>
      {reuse.error && <ProblemAlert error={reuse.error} />}
      {taken !== undefined && <TakenOver count={taken} undo={undo} />}
      {Boolean(reuse.data?.findings?.length) && (
        <FindingList title={t('reuse.notCopied')} findings={reuse.data?.findings ?? []} />
      )}
    </section>
  )
}
