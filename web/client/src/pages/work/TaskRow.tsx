import { Link } from 'react-router'
import { idOf } from '../../api/names.ts'
import type { TaskJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import { UrgencyTag } from '../../parts/UrgencyTag.tsx'
import { TakeButton } from './TakeButton.tsx'
import styles from './TaskRow.module.css'
import { taskPath } from './task-path.ts'

/** A task: what, until when in words, why, in which case, and who has it. */
export function TaskRow({ task }: { task: TaskJson }) {
  const { state, term } = useWords()
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
        <span className="small quiet">
          <Link to={`/cases/${idOf(task.case)}`}>{task.caseReference}</Link>
          {task.caseTitle && ` · ${task.caseTitle}`}
          {task.counterpartState && ` · ${state(task.counterpartState)}`}
          {task.article && ` · ${task.article}`}
        </span>
      </div>
      <div className={styles.side}>
        <UrgencyTag urgency={task.urgency} ours={task.ours} />
        {task.ours && <TakeButton task={task} />}
      </div>
    </li>
  )
}
