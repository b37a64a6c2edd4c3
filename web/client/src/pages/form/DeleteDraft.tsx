import { Button, Paragraph } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useAnnounce } from '../../announce/announce-context.ts'
import { isDone } from '../../api/is-done.ts'
import { caseOf, idOf } from '../../api/names.ts'
import { useDeleteSubmission } from '../../api/submissions.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ConfirmDialog } from '../../parts/ConfirmDialog.tsx'
import { ProblemAlert } from '../../parts/ProblemAlert.tsx'
import { useDraft, useSaveState } from './draft-context.ts'

/** Deletes the draft, after saying what is lost. */
export function DeleteDraft() {
  const { t } = useWords()
  const { submission, saver } = useDraft()
  const { etag } = useSaveState()
  const [asking, setAsking] = useState(false)
  const navigate = useNavigate()
  const announce = useAnnounce()
  const caseName = caseOf(submission.name)
  const remove = useDeleteSubmission(caseName)
  const confirm = async () => {
    saver.stop()
    const input = { name: submission.name ?? '', etag }
    if (!(await isDone(remove.mutateAsync(input)))) return
    announce(t('form.deleted'))
    await navigate(`/cases/${idOf(caseName)}/forms`)
  }
  return (
    <>
      <Button variant="tertiary" data-color="danger" onClick={() => setAsking(true)}>
        {t('form.delete')}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t('form.deleteTitle')}
        confirm={t('form.delete')}
        danger
        busy={remove.isPending}
        onConfirm={() => void confirm()}
        onClose={() => setAsking(false)}
      >
        <Paragraph>{t('form.deleteText')}</Paragraph>
        {remove.error && <ProblemAlert error={remove.error} />}
      </ConfirmDialog>
    </>
  )
}
