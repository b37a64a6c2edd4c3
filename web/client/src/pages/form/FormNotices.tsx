import { Alert } from '@digdir/designsystemet-react'
import { useWords } from '../../i18n/use-words.ts'
import { useDraft } from './draft-context.ts'

/** What must be known of the form itself: working translations, and forms that nobody has published. */
export function FormNotices() {
  const { t } = useWords()
  const { form } = useDraft()
  const working = form.provenance === 'PROVENANCE_WORKING_TRANSLATION'
  if (!working && !form.unpublished && !form.notices?.length) return null
  return (
    <Alert data-color="info">
      <div className="stack-tight prose">
        {working && <p>{t('form.workingTranslation')}</p>}
        {form.unpublished && <p>{t('form.unpublished')}</p>}
        {form.notices?.map((notice) => (
          <p key={notice}>{notice}</p>
        ))}
      </div>
    </Alert>
  )
}
