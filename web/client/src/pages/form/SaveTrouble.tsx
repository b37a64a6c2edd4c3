import { Alert, Button, Paragraph } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { useAnnounce } from '../../announce/announce-context.ts'
import { hasReason } from '../../api/problem.ts'
import { fetchSubmission } from '../../api/submissions.ts'
import { useLanguage } from '../../i18n/language-context.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ProblemAlert } from '../../parts/ProblemAlert.tsx'
import { useDraft, useSaveState } from './draft-context.ts'

/** What keeps the form from being saved, and what to do. What was typed is never lost by it. */
export function SaveTrouble() {
  const { t } = useWords()
  const { language } = useLanguage()
  const { saver, submission } = useDraft()
  const state = useSaveState()
  const announce = useAnnounce()
  const [problem, setProblem] = useState<unknown>()

  const goOn = async () => {
    try {
      saver.adopt(await fetchSubmission(submission.name ?? '', language))
      setProblem(undefined)
      announce(t('conflict.reloaded'), 'info')
    } catch (error) {
      setProblem(error)
    }
  }
  if (state.kind === 'conflict') {
    return (
      <Alert data-color="warning" role="alert">
        <div className="stack">
          <div className="stack-tight">
            <strong>{t('conflict.title')}</strong>
            <Paragraph>{t('conflict.formText')}</Paragraph>
          </div>
          <div>
            <Button variant="secondary" onClick={() => void goOn()}>
              {t('conflict.reloadForm')}
            </Button>
          </div>
          {problem !== undefined && <ProblemAlert error={problem} />}
        </div>
      </Alert>
    )
  }
  if (state.kind === 'failed' && !hasReason(state.problem, 'UNREACHABLE')) {
    return <ProblemAlert error={state.problem} retry={() => saver.flush()} />
  }
  return null
}
