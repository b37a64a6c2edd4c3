import { useContext, useEffect } from 'react'
import { SessionContext } from '../session/session-context.ts'

/** Names the browser's tab after the page and the authority. */
export function usePageTitle(title: string): void {
  const session = useContext(SessionContext)
  const place = session ? `${session.tenantName} – Sustento` : 'Sustento'
  useEffect(() => {
    document.title = title ? `${title} – ${place}` : place
  }, [title, place])
}
