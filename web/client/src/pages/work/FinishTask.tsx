import { Button } from '@digdir/designsystemet-react'
import { useAnnounce } from '../../announce/announce-context.ts'
import { useCompleteTask } from '../../api/tasks.ts'
import type { TaskJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import { useWords } from '../../i18n/use-words.ts'

/** Ends a task about a form that arrived: it was read and acted upon. */
export function FinishTask({ task }: { task: TaskJson }) {
  const { t } = useWords()
  const announce = useAnnounce()
  const complete = useCompleteTask()
  const finish = async () => {
    const done = await complete.mutateAsync(task.name ?? '').catch(() => undefined)
    if (done) announce(t('work.completed', { task: task.title }))
    else announce(t('work.notCompleted', { task: task.title }), 'danger')
  }
  return (
    <Button
      variant="secondary"
      loading={complete.isPending}
      aria-label={`${t('work.finish')}: ${task.title} ${task.caseReference ?? ''}`}
      onClick={() => void finish()}
    >
      {t('work.finish')}
    </Button>
  )
}
