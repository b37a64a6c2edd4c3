import { Details, Heading, Paragraph } from '@digdir/designsystemet-react'
import type { CaseJson, OfferedFormJson, SubmissionJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import styles from './FormsToSend.module.css'
import { FormToSend } from './FormToSend.tsx'
import { draftOf } from './submission-look.ts'

interface Props {
  case: CaseJson
  submissions: SubmissionJson[]
}

/** What may be sent now besides the application: the steps that the law knows, and messages. */
export function FormsOffered({ case: shown, submissions }: Props) {
  const { t, article } = useWords()
  const offered = shown.offeredForms?.filter(({ purpose }) => purpose !== 'acknowledgement') ?? []
  const rows = (forms: OfferedFormJson[]) => (
    <ul className={styles.list}>
      {forms.map(({ form = '', title = '', article: cited }) => (
        <FormToSend
          key={form}
          caseName={shown.name ?? ''}
          form={form}
          title={title}
          note={article(cited)}
          draft={draftOf(submissions, form)}
        />
      ))}
    </ul>
  )
  const steps = offered.filter(({ purpose }) => purpose !== 'message')
  const messages = offered.filter(({ purpose }) => purpose === 'message')
  if (offered.length === 0) return null
  return (
    <section aria-labelledby="forms-offered" className="panel">
      <div className="stack">
        <div className="stack-tight">
          <Heading id="forms-offered" level={3} data-size="2xs">
            {t('forms.offered')}
          </Heading>
          <Paragraph className="quiet prose">{t('forms.offeredText')}</Paragraph>
        </div>
        {steps.length > 0 && rows(steps)}
        {messages.length > 0 && (
          <Details data-color="neutral">
            <Details.Summary>{t('forms.sendMessage')}</Details.Summary>
            <Details.Content>{rows(messages)}</Details.Content>
          </Details>
        )}
      </div>
    </section>
  )
}
