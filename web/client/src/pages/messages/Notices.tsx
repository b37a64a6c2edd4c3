import { Heading } from '@digdir/designsystemet-react'
import { useNotices } from '../../api/messages.ts'
import { useWords } from '../../i18n/use-words.ts'

/** Who was told what about the message. */
export function Notices({ name }: { name: string }) {
  const { t, term, instant } = useWords()
  const notices = useNotices(name)
  if (notices.length === 0) return null
  return (
    <section aria-labelledby="message-notices" className="stack">
      <Heading id="message-notices" level={2} data-size="xs">
        {t('notices.title')}
      </Heading>
      <ul className="plain-list stack-tight">
        {notices.map(({ fact, time, publishTime }) => (
          <li key={`${fact} ${time}`}>
            {term('notice', fact)} <time dateTime={time}>{instant(time)}</time>
            {!publishTime && <span className="quiet"> {t('notices.waiting')}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
