import { type ReactNode, useEffect, useRef } from 'react'
import { Navigate, useLocation } from 'react-router'
import { useSessionQuery } from '../api/session.ts'
import { ProblemAlert } from '../parts/ProblemAlert.tsx'
import { Waiting } from '../parts/Waiting.tsx'
import { SignedOutDialog } from './SignedOutDialog.tsx'
import { SessionContext } from './session-context.ts'
import { TimeOutWarning } from './TimeOutWarning.tsx'

/**
 * Lets only signed-in people in. Somebody whose session ends while a page is open is asked to sign in again on top of
 * the page, so that nothing typed is lost.
 */
export function SessionGate({ children }: { children: ReactNode }) {
  const query = useSessionQuery()
  const location = useLocation()
  const last = useRef(query.data)
  useEffect(() => {
    if (query.data) last.current = query.data
  }, [query.data])

  const session = query.data ?? last.current
  if (!session && query.isPending) return <Waiting />
  if (!session && query.error) return <ProblemAlert error={query.error} retry={() => query.refetch()} />
  if (!session) return <Navigate to={`/sign-in?returnTo=${encodeURIComponent(location.pathname)}`} replace />
  return (
    <SessionContext value={session}>
      {children}
      {query.data ? <TimeOutWarning session={query.data} /> : <SignedOutDialog tenant={session.tenant} />}
    </SessionContext>
  )
}
