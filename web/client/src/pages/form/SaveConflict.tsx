import { Alert, Button, Paragraph } from '@digdir/designsystemet-react'
import { useQuery } from '@tanstack/react-query'
import { useAnnounce } from '../../announce/announce-context.ts'
import { fetchSubmission } from '../../api/submissions.ts'
import { useLanguage } from '../../i18n/language-context.ts'
import { useWords } from '../../i18n/use-words.ts'
import { QueryView } from '../../parts/QueryView.tsx'
import { ConflictChanges } from './ConflictChanges.tsx'
import { useDraft, useSaveState } from './draft-context.ts'

/** Somebody else saved the form meanwhile: what they changed, and the way on. What was typed here is never lost by it. */
export function SaveConflict() {
  const { t } = useWords()
  const { language } = useLanguage()
  const { saver, submission } = useDraft()
  const { etag } = useSaveState()
  const announce = useAnnounce()
  const latest = useQuery({
    queryKey: ['conflict', submission.name, etag, language],
    queryFn: ({ signal }) => fetchSubmission(submission.name ?? '', language, signal),
    gcTime: 0,
  })
  return (
    <Alert data-color="warning" role="alert">
      <div className="stack">
        <div className="stack-tight">
          <strong>{t('conflict.title')}</strong>
          <Paragraph>{t('conflict.formText')}</Paragraph>
        </div>
        <QueryView query={latest}>
          {(theirs) => (
            <div className="stack">
              <ConflictChanges theirs={theirs.answers ?? []} />
              <div>
                <Button
                  variant="secondary"
                  onClick={() => {
                    saver.adopt(theirs)
                    announce(t('conflict.reloaded'), 'info')
                  }}
                >
                  {t('conflict.reloadForm')}
                </Button>
              </div>
            </div>
          )}
        </QueryView>
      </div>
    </Alert>
  )
}
