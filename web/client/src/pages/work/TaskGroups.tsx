import { CheckmarkCircleIcon } from '@navikt/aksel-icons'
import type { TaskJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ButtonLink } from '../../parts/ButtonLink.tsx'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { TaskGroup } from './TaskGroup.tsx'

/** What is ours to do, then what we wait for. */
export function TaskGroups({ tasks, mine }: { tasks: TaskJson[]; mine: boolean }) {
  const { t } = useWords()
  if (tasks.length === 0) {
    return (
      <EmptyState
        icon={<CheckmarkCircleIcon />}
        title={t(mine ? 'work.noneMine' : 'work.none')}
        text={t(mine ? 'work.noneMineText' : 'work.noneText')}
      >
        <ButtonLink to="/cases" variant="secondary">
          {t('work.toCases')}
        </ButtonLink>
      </EmptyState>
    )
  }
  return (
    <div className="stack-wide">
      <TaskGroup title={t('work.ours')} tasks={tasks.filter((task) => task.ours)} />
      <TaskGroup title={t('work.theirs')} tasks={tasks.filter((task) => !task.ours)} />
    </div>
  )
}
