import { useQuery } from '@tanstack/react-query'
import type { ListTasksResponseJson } from '../gen/sustento/cases/v1/cases_service_pb.ts'
import { useLanguage } from '../i18n/language-context.ts'
import { useTenantName } from '../session/session-context.ts'
import { call } from './http.ts'
import { newRequestId, restPath } from './names.ts'
import { useChange } from './use-change.ts'

/** What is to be done, most urgent first. */
export function useTasks(mine: boolean, pageToken: string) {
  const parent = useTenantName()
  const { language } = useLanguage()
  return useQuery({
    queryKey: ['tasks', parent, mine, pageToken, language],
    queryFn: ({ signal }) =>
      call<ListTasksResponseJson>('GET', restPath(`${parent}/tasks`), {
        query: { pageSize: 50, pageToken, mine: mine || undefined, language },
        signal,
      }),
    refetchInterval: 60_000,
  })
}

/** Records that a task was dealt with another way. */
export function useCompleteTask() {
  return useChange(
    (name: string) => call<unknown>('POST', restPath(name, 'complete'), { body: { requestId: newRequestId() } }),
    [['tasks'], ['case']],
  )
}

/** Puts the message of a task into a case. */
export function useMatchMessage() {
  return useChange(
    ({ name, chosen }: { name: string; chosen: string }) => {
      const body = { case: chosen, requestId: newRequestId() }
      return call<unknown>('POST', restPath(name, 'matchMessage'), { body })
    },
    [['tasks'], ['case'], ['cases']],
  )
}

/** Takes a task, or gives it back with an empty assignee. */
export function useAssignTask() {
  return useChange(
    ({ name, assignee }: { name: string; assignee: string }) =>
      call<unknown>('POST', restPath(name, 'assign'), { body: { assignee, requestId: newRequestId() } }),
    [['tasks']],
  )
}
