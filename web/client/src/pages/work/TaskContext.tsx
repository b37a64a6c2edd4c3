import { Link } from 'react-router'
import { idOf } from '../../api/names.ts'
import { usePartner } from '../../api/partners.ts'
import type { TaskJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import { useWords } from '../../i18n/use-words.ts'

/** Where a task belongs: its case, and for a message that came what it is for, from whom, and when. */
export function TaskContext({ task }: { task: TaskJson }) {
  const { state, term, instant } = useWords()
  const { arrived } = task
  const sender = usePartner(arrived?.partner)?.authority?.name ?? idOf(arrived?.partner)
  const known = [
    ...(arrived ? [term('action', arrived.action), sender, instant(arrived.noticeTime)] : []),
    task.caseTitle,
    state(task.counterpartState),
    task.article,
  ].filter(Boolean)
  return (
    <span className="small quiet">
      {task.case && <Link to={`/cases/${idOf(task.case)}`}>{task.caseReference}</Link>}
      {task.case && known.length > 0 && ' · '}
      {known.join(' · ')}
    </span>
  )
}
