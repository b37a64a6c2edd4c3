import { Card, Heading } from '@digdir/designsystemet-react'
import { Link } from 'react-router'
import { useMessage } from '../api/messages.ts'
import { idOf } from '../api/names.ts'
import { usePartner } from '../api/partners.ts'
import { useWords } from '../i18n/use-words.ts'
import { QueryView } from '../parts/QueryView.tsx'
import { EvidenceChain } from './EvidenceChain.tsx'
import { MessageStateTag } from './MessageStateTag.tsx'

/** A message of a case with its evidence. */
export function MessageCard({ name, titles }: { name: string; titles: string[] }) {
  const { t, instant, term } = useWords()
  const message = useMessage(name)
  const partner = usePartner(message.data?.partner)
  return (
    <Card data-color="neutral">
      <QueryView query={message}>
        {(shown) => (
          <div className="stack">
            <div className="stack-tight">
              <div className="cluster">
                <Heading level={3} data-size="2xs">
                  <Link to={`/messages/${idOf(name)}`}>{term('action', shown.action)}</Link>
                </Heading>
                <MessageStateTag state={shown.state} />
              </div>
              <span className="small quiet">
                {term('messageDirection', shown.direction, '')} · {partner?.authority?.name} ·{' '}
                {instant(shown.createTime)}
              </span>
              {titles.filter(Boolean).length > 0 && (
                <span className="small">{t('messages.contains', { forms: titles.filter(Boolean).join('; ') })}</span>
              )}
            </div>
            <EvidenceChain message={shown} />
          </div>
        )}
      </QueryView>
    </Card>
  )
}
