import { Button, Dialog, Heading, Paragraph } from '@digdir/designsystemet-react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { fetchSession, type Session, sessionKey } from '../api/session.ts'
import { now } from '../clock.ts'
import { useWords } from '../i18n/use-words.ts'

const warnBefore = 2 * 60_000

/** Warns two minutes before the session ends and lets the person stay. WCAG 2.2.1. */
export function TimeOutWarning({ session }: { session: Session }) {
  const { t } = useWords()
  const client = useQueryClient()
  const [near, setNear] = useState(false)
  const ends = Date.parse(session.expiresAt)

  useEffect(() => {
    setNear(false)
    if (Number.isNaN(ends)) return
    const left = ends - now().getTime()
    const ask = async () => client.setQueryData(sessionKey, await fetchSession())
    const warn = setTimeout(() => setNear(true), Math.max(0, left - warnBefore))
    const end = setTimeout(() => void ask(), Math.max(0, left) + 1000)
    return () => {
      clearTimeout(warn)
      clearTimeout(end)
    }
  }, [ends, client])

  const stay = async () => {
    client.setQueryData(sessionKey, await fetchSession())
    setNear(false)
  }
  if (!near) return null
  return (
    <Dialog open closeButton={false} aria-labelledby="time-out-title" onClose={() => setNear(false)}>
      <div className="stack">
        <Heading id="time-out-title" level={2} data-size="xs">
          {t('session.warning.title')}
        </Heading>
        <Paragraph>{t('session.warning.text')}</Paragraph>
        <div>
          <Button onClick={() => void stay()}>{t('session.warning.stay')}</Button>
        </div>
      </div>
    </Dialog>
  )
}
