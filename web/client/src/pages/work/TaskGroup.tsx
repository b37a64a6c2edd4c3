import { Heading } from '@digdir/designsystemet-react'
import type { TaskJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import styles from './TaskGroup.module.css'
import { TaskRow } from './TaskRow.tsx'

/** Tasks of one kind under a heading. */
export function TaskGroup({ title, tasks }: { title: string; tasks: TaskJson[] }) {
  if (tasks.length === 0) return null
  return (
    <div className="stack">
      <Heading level={2} data-size="2xs">
        {title} <span className="quiet">({tasks.length})</span>
      </Heading>
      <ul className={styles.list}>
        {tasks.map((task) => (
          <TaskRow key={task.name} task={task} />
        ))}
      </ul>
    </div>
  )
}
