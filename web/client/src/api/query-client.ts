import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { Problem } from './problem.ts'
import { sessionKey } from './session.ts'

/** Holds what was read. A call that is refused for want of a session ends the session here too. */
export function newQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: (error) => noticeSessionEnd(client, error) }),
    mutationCache: new MutationCache({ onError: (error) => noticeSessionEnd(client, error) }),
    defaultOptions: {
      queries: { retry: again, staleTime: 5000, refetchOnWindowFocus: false },
      mutations: { retry: false },
    },
  })
  return client
}

/** Marks the session as ended when that is why a call was refused. */
export function noticeSessionEnd(client: QueryClient, error: unknown): void {
  if (error instanceof Problem && error.status === 401) client.setQueryData(sessionKey, null)
}

function again(failures: number, error: unknown): boolean {
  const passing = error instanceof Problem && (error.status === 0 || error.status >= 502)
  return passing && failures < 2
}
