import { createContext, useContext } from 'react'
import type { Session } from '../api/session.ts'

/** Filled by `SessionGate` for everything that needs a signed-in person. */
export const SessionContext = createContext<Session | null>(null)

/** The session of the signed-in person. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('used outside SessionGate')
  return session
}

/** The resource name of the authority: `tenants/be-fr`. */
export function useTenantName(): string {
  return `tenants/${useSession().tenant}`
}
