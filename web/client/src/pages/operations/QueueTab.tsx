import { Paragraph } from '@digdir/designsystemet-react'
import { EnvelopeClosedIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import { type MessageFilter, useMessages } from '../../api/messages.ts'
import { useQueue } from '../../api/operations.ts'
import { useWords } from '../../i18n/use-words.ts'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { Pager } from '../../parts/Pager.tsx'
import { QueryView } from '../../parts/QueryView.tsx'
import { SectionHeading } from '../../parts/SectionHeading.tsx'
import { SkeletonLines } from '../../parts/SkeletonLines.tsx'
import { usePaging } from '../../parts/use-paging.ts'
import { QueueFilters } from './QueueFilters.tsx'
import { QueueTable } from './QueueTable.tsx'
import { filterOf, type QueueView } from './queue-views.ts'

/** What waits, what did not arrive, and what can be done about it? */
export function QueueTab() {
  const { t, instant } = useWords()
  const [view, setView] = useState<QueueView>('failed')
  const [narrowed, setNarrowed] = useState<MessageFilter>({})
  const paging = usePaging()
  const queue = useQueue(narrowed.partner)
  const messages = useMessages({ ...filterOf(view), ...narrowed }, paging.token)
  const show = (next: QueueView, filter: MessageFilter) => {
    setView(next)
    setNarrowed(filter)
    paging.restart()
  }
  const oldest = queue.data?.oldestWaitingTime
  return (
    <div className="stack">
      <SectionHeading>{t('operations.queue')}</SectionHeading>
      {oldest && <Paragraph>{t('queue.oldest', { time: instant(oldest) })}</Paragraph>}
      <QueueFilters view={view} filter={narrowed} queue={queue.data} show={show} />
      <QueryView query={messages} skeleton={<SkeletonLines lines={6} />}>
        {(page) =>
          page.messages?.length ? (
            <QueueTable messages={page.messages} />
          ) : (
            <EmptyState icon={<EnvelopeClosedIcon />} title={t('queue.none')} text={t(`queue.none.${view}`)} />
          )
        }
      </QueryView>
      <Pager paging={paging} next={messages.data?.nextPageToken} label={t('messages.pages')} />
    </div>
  )
}
