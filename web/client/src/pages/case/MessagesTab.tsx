import { EnvelopeClosedIcon } from '@navikt/aksel-icons'
import { useSubmissions } from '../../api/submissions.ts'
import { MessageCard } from '../../evidence/MessageCard.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { QueryView } from '../../parts/QueryView.tsx'
import { SectionHeading } from '../../parts/SectionHeading.tsx'
import { messagesOf } from './messages-of.ts'
import { useShownCase } from './shown-case.ts'

/** What was sent and received in the case, and what can be proved about it. */
export function MessagesTab() {
  const { t } = useWords()
  const { name = '' } = useShownCase()
  return (
    <div className="stack">
      <SectionHeading>{t('case.messages')}</SectionHeading>
      <QueryView query={useSubmissions(name)}>
        {(submissions) => {
          const messages = messagesOf(submissions)
          if (messages.length === 0) {
            return (
              <EmptyState
                icon={<EnvelopeClosedIcon />}
                title={t('messages.noneCase')}
                text={t('messages.noneCaseText')}
              />
            )
          }
          return messages.map((each) => <MessageCard key={each.message} name={each.message} titles={each.titles} />)
        }}
      </QueryView>
    </div>
  )
}
