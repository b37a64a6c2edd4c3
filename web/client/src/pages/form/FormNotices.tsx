import { Alert, Details } from '@digdir/designsystemet-react'
import { useWords } from '../../i18n/use-words.ts'
import { useDraft } from './draft-context.ts'

/** What must be known of the form itself: working translations, forms that nobody has published, printed notices. */
export function FormNotices() {
  const { t } = useWords()
  const { form, submission } = useDraft()
  const working = form.provenance === 'PROVENANCE_WORKING_TRANSLATION'
  const notices = form.notices ?? []
  return (
    <>
      {submission.purpose === 'response' && <Alert data-color="info">{t('form.answering')}</Alert>}
      {(working || form.unpublished) && (
        <Alert data-color="info">
          {form.unpublished && <p>{t('form.unpublished')}</p>}
          {working && <p>{t('form.workingTranslation')}</p>}
        </Alert>
      )}
      {notices.length > 0 && (
        <Details data-color="neutral">
          <Details.Summary>{t('form.notices')}</Details.Summary>
          <Details.Content className="stack-tight prose">
            {notices.map((notice) => (
              <p key={notice}>{notice}</p>
            ))}
          </Details.Content>
        </Details>
      )}
    </>
  )
}
