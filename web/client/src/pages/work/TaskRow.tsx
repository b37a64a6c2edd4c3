import { Link } from 'react-router'
import type { TaskJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import { UrgencyTag } from '../../parts/UrgencyTag.tsx'
import { CompleteTask } from './CompleteTask.tsx'
import { FinishTask } from './FinishTask.tsx'
import { MatchMessage } from './MatchMessage.tsx'
import { TakeButton } from './TakeButton.tsx'
import { TaskContext } from './TaskContext.tsx'
import styles from './TaskRow.module.css'
import { taskPath } from './task-path.ts'

const opening = new Set(['application', 'request'])

/** A task: what, until when in words, why, where it belongs, and who has it. */
export function TaskRow({ task }: { task: TaskJson }) {
  const { term } = useWords()
  // what opens a case of its own is not put into another
  const isUnmatched = task.kind === 'message-without-case' && !opening.has(task.arrived?.action ?? '')
  const failure = task.code ? term('failure', task.code, task.code) : ''
  return (
    <li className={styles.row} data-urgency={task.ours ? task.urgency : undefined}>
      <div className={styles.what}>
        <Link to={taskPath(task)} className={styles.title}>
          {task.title}
        </Link>
        <span>
          {task.words}
          {failure && <span className={styles.failure}>{failure}</span>}
        </span>
        <TaskContext task={task} />
      </div>
      <div className={styles.side}>
        <UrgencyTag urgency={task.urgency} ours={task.ours} />
        {task.ours && <TakeButton task={task} />}
        {isUnmatched && task.arrived && <MatchMessage task={task} arrived={task.arrived} />}
        {task.code && <CompleteTask task={task} />}
        {task.submission && <FinishTask task={task} />}
      </div>
    </li>
  )
}
