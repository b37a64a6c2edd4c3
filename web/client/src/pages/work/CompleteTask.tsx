import { Button, Paragraph } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { useAnnounce } from '../../announce/announce-context.ts'
import { useCompleteTask } from '../../api/tasks.ts'
import type { TaskJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ConfirmDialog } from '../../parts/ConfirmDialog.tsx'
import { ProblemAlert } from '../../parts/ProblemAlert.tsx'

/** Ends a task that something went wrong with: it was dealt with another way. */
export function CompleteTask({ task }: { task: TaskJson }) {
  const { t } = useWords()
  const announce = useAnnounce()
  const [asking, setAsking] = useState(false)
  const complete = useCompleteTask()
  const confirm = async () => {
    const done = await complete.mutateAsync(task.name ?? '').catch(() => undefined)
    if (!done) return
    setAsking(false)
    announce(t('work.completed', { task: task.title }))
  }
  return (
    <>
      <Button
        variant="secondary"
        data-color="neutral"
        aria-label={`${t('work.complete')}: ${task.title} ${task.caseReference ?? ''}`}
        onClick={() => setAsking(true)}
      >
        {t('work.complete')}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t('work.completeTitle')}
        confirm={t('work.complete')}
        busy={complete.isPending}
        onConfirm={() => void confirm()}
        onClose={() => setAsking(false)}
      >
        <Paragraph>{t('work.completeText')}</Paragraph>
        {complete.error && <ProblemAlert error={complete.error} />}
      </ConfirmDialog>
    </>
  )
}
