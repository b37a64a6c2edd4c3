import { Heading, Paragraph } from '@digdir/designsystemet-react'
import { useForms } from '../../api/forms.ts'
import { useInstrumentWords } from '../../api/instruments.ts'
import { idOf } from '../../api/names.ts'
import type { CaseJson, SubmissionJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ButtonLink } from '../../parts/ButtonLink.tsx'
import styles from './FormsToSend.module.css'
import { FormToSend } from './FormToSend.tsx'
import { draftOf } from './submission-look.ts'

/** The forms that make up the application, and where each stands. */
export function FormsToSend({ case: shown, submissions }: { case: CaseJson; submissions: SubmissionJson[] }) {
  const { t } = useWords()
  const application = useInstrumentWords().application(shown.instrument, shown.application)
  const titles = useForms(shown.instrument).data ?? []
  const needed = [application?.form, ...(shown.accompanyingForms ?? [])].filter((form) => form !== undefined)
  const drafts = needed.map((form) => draftOf(submissions, form))
  const [main] = drafts
  return (
    <section aria-labelledby="forms-to-send" className="panel">
      <div className="stack">
        <div className="stack-tight">
          <Heading id="forms-to-send" level={3} data-size="2xs">
            {t(shown.nextSteps?.includes('send-request') ? 'forms.toSendRequest' : 'forms.toSend')}
          </Heading>
          <Paragraph className="quiet prose">{t('forms.toSendText')}</Paragraph>
        </div>
        <ol className={styles.list}>
          {needed.map((form, index) => (
            <FormToSend
              key={form}
              caseName={shown.name ?? ''}
              form={form}
              title={titles.find((each) => idOf(each.name) === form)?.title ?? form}
              draft={drafts[index]}
            />
          ))}
        </ol>
        {main && drafts.every(Boolean) && (
          <div>
            <ButtonLink to={`/cases/${idOf(shown.name)}/forms/${idOf(main.name)}/review`}>
              {t('forms.review')}
            </ButtonLink>
          </div>
        )}
      </div>
    </section>
  )
}
