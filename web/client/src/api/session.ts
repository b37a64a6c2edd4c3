import { useQuery } from '@tanstack/react-query'
import { keepCsrfToken } from './csrf.ts'
import { call } from './http.ts'
import { hasReason } from './problem.ts'

/** Who is signed in, and where. */
export interface Session {
  tenant: string
  tenantName: string
  state: string
  user: { login: string; displayName: string; roles: string[] }
  languages: string[]
  csrfToken: string
  expiresAt: string
  demonstrationNotice?: string
}

/** The query of the session; `null` when nobody is signed in. */
export const sessionKey = ['session'] as const

/** Asks for the session and keeps its token for changes. */
export async function fetchSession(): Promise<Session | null> {
  try {
    const session = await call<Session>('GET', '/api/session')
    keepCsrfToken(session.csrfToken)
    return session
  } catch (error) {
    if (hasReason(error, 'UNAUTHENTICATED') || hasReason(error, 'TOKEN_EXPIRED')) return null
    throw error
  }
}

/** The session, from the server. */
export function useSessionQuery() {
  return useQuery({ queryKey: sessionKey, queryFn: fetchSession, staleTime: Number.POSITIVE_INFINITY })
}

/** An authority that people can sign in to. */
export interface AuthorityChoice {
  tenant: string
  name: string
  state: string
}

/** The authorities of this installation, for the sign-in page. */
export function useAuthorities() {
  return useQuery({
    queryKey: ['authorities'],
    queryFn: async () => {
      const answer = await call<AuthorityChoice[] | { authorities: AuthorityChoice[] }>('GET', '/api/authorities')
      return Array.isArray(answer) ? answer : answer.authorities
    },
  })
}

/** Where the sign-in at the authority starts. */
export function loginPath(tenant: string, language: string, returnTo: string): string {
  return `/login?${new URLSearchParams({ tenant, lang: language, returnTo }).toString()}`
}

/** Ends the session here and at the issuer; answers where to go next. */
export async function logout(): Promise<string> {
  const answer = await call<{ location?: string } | undefined>('POST', '/logout')
  return answer?.location ?? '/sign-in'
}
