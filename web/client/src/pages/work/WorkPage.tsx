import { ToggleGroup } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { useTasks } from '../../api/tasks.ts'
import { now } from '../../clock.ts'
import { dayOf } from '../../i18n/legal-date.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ButtonLink } from '../../parts/ButtonLink.tsx'
import { PageHeader } from '../../parts/PageHeader.tsx'
import { Pager } from '../../parts/Pager.tsx'
import { QueryView } from '../../parts/QueryView.tsx'
import { SkeletonLines } from '../../parts/SkeletonLines.tsx'
import { usePaging } from '../../parts/use-paging.ts'
import { ReceivedToday } from './ReceivedToday.tsx'
import { TaskGroups } from './TaskGroups.tsx'
import styles from './WorkPage.module.css'

/** What do I do now? */
export function WorkPage() {
  const { t, date } = useWords()
  const [mine, setMine] = useState(false)
  const paging = usePaging()
  const tasks = useTasks(mine, paging.token)
  const urgent = tasks.data?.tasks?.filter(({ ours, urgency }) => ours && urgency !== 'URGENCY_ON_TIME').length ?? 0
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('work.title')}
        state={
          <>
            <span>{date(dayOf(now()))}</span>
            {tasks.data && <span>{t('work.count', { total: tasks.data.totalSize ?? 0, urgent })}</span>}
          </>
        }
        actions={<ButtonLink to="/cases/new">{t('cases.new')}</ButtonLink>}
      />
      <div className={styles.columns}>
        <section aria-label={t('work.tasks')} className="stack">
          <ToggleGroup
            value={mine ? 'mine' : 'all'}
            data-toggle-group={t('work.whose')}
            onChange={(value) => {
              setMine(value === 'mine')
              paging.restart()
            }}
          >
            <ToggleGroup.Item value="all">{t('work.all')}</ToggleGroup.Item>
            <ToggleGroup.Item value="mine">{t('work.mine')}</ToggleGroup.Item>
          </ToggleGroup>
          <QueryView query={tasks} skeleton={<SkeletonLines lines={6} />}>
            {(page) => <TaskGroups tasks={page.tasks ?? []} mine={mine} />}
          </QueryView>
          <Pager paging={paging} next={tasks.data?.nextPageToken} label={t('work.pages')} />
        </section>
        <ReceivedToday />
      </div>
    </div>
  )
}
