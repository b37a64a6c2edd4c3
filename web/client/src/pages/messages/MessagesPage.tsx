import { Chip } from '@digdir/designsystemet-react'
import { EnvelopeClosedIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import { type MessageFilter, useMessages } from '../../api/messages.ts'
import { useWords } from '../../i18n/use-words.ts'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { PageHeader } from '../../parts/PageHeader.tsx'
import { Pager } from '../../parts/Pager.tsx'
import { QueryView } from '../../parts/QueryView.tsx'
import { SkeletonLines } from '../../parts/SkeletonLines.tsx'
import { usePaging } from '../../parts/use-paging.ts'
import { MessageTable } from './MessageTable.tsx'

const views: { id: 'all' | 'sent' | 'received' | 'failed'; filter: MessageFilter }[] = [
  { id: 'all', filter: {} },
  { id: 'sent', filter: { direction: 'MESSAGE_DIRECTION_OUTGOING' } },
  { id: 'received', filter: { direction: 'MESSAGE_DIRECTION_INCOMING' } },
  { id: 'failed', filter: { state: 'MESSAGE_STATE_FAILED' } },
]

/** What was exchanged with other authorities, newest first. */
export function MessagesPage() {
  const { t } = useWords()
  const [view, setView] = useState(views[0])
  const paging = usePaging()
  const messages = useMessages(view?.filter ?? {}, paging.token)
  return (
    <div className="stack-wide">
      <PageHeader title={t('nav.messages')} state={t('messages.about')} />
      <div className="stack">
        <fieldset className="chips no-print">
          <legend className="visually-hidden">{t('messages.show')}</legend>
          {views.map((each) => (
            <Chip.Radio
              key={each.id}
              name="messages"
              value={each.id}
              checked={view?.id === each.id}
              onChange={() => {
                setView(each)
                paging.restart()
              }}
            >
              {t(`messages.view.${each.id}`)}
            </Chip.Radio>
          ))}
        </fieldset>
        <QueryView query={messages} skeleton={<SkeletonLines lines={8} />}>
          {(page) =>
            page.messages?.length ? (
              <MessageTable messages={page.messages} />
            ) : (
              <EmptyState
                icon={<EnvelopeClosedIcon />}
                title={t(view?.id === 'failed' ? 'messages.noneFailed' : 'messages.none')}
                text={t(view?.id === 'failed' ? 'messages.noneFailedText' : 'messages.noneText')}
              />
            )
          }
        </QueryView>
        <Pager paging={paging} next={messages.data?.nextPageToken} label={t('messages.pages')} />
      </div>
    </div>
  )
}
