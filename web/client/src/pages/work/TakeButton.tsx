import { Button } from '@digdir/designsystemet-react'
import { useAnnounce } from '../../announce/announce-context.ts'
import { idOf } from '../../api/names.ts'
import { useAssignTask } from '../../api/tasks.ts'
import { useCurrentUser } from '../../api/users.ts'
import type { TaskJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import { useWords } from '../../i18n/use-words.ts'

/** Takes a task, or gives it back; says when a colleague has it. */
export function TakeButton({ task }: { task: TaskJson }) {
  const { t } = useWords()
  const announce = useAnnounce()
  const assign = useAssignTask()
  const me = idOf(useCurrentUser().data?.name)
  const mine = Boolean(me) && idOf(task.assignee) === me
  if (task.assignee && !mine) return <span className="small quiet">{t('work.colleague')}</span>

  // awaited here: the row may have left the list, and with it what was passed along with the change
  const change = async () => {
    const wanted = { name: task.name ?? '', assignee: mine ? '' : me }
    const done = await assign.mutateAsync(wanted).catch(() => undefined)
    if (done) announce(t(mine ? 'work.gaveBack' : 'work.took', { task: task.title }))
    else announce(t('work.assignFailed', { task: task.title }), 'danger')
  }
  const said = t(mine ? 'work.giveBack' : 'work.take')
  return (
    <Button
      variant="secondary"
      data-color="neutral"
      loading={assign.isPending}
      disabled={!me}
      aria-label={`${said}: ${task.title} ${task.caseReference ?? ''}`}
      onClick={() => void change()}
    >
      {said}
    </Button>
  )
}
