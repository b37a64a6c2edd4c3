import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { CaseJson, DirectionJson } from '../gen/sustento/cases/v1/case_pb.ts'
import type { CreateCaseRequestJson, ListCasesResponseJson } from '../gen/sustento/cases/v1/cases_service_pb.ts'
import { useLanguage } from '../i18n/language-context.ts'
import { useTenantName } from '../session/session-context.ts'
import { call } from './http.ts'
import { keptFor } from './kept.ts'
import { newRequestId, restPath } from './names.ts'
import { useChange } from './use-change.ts'

/** What a list of cases is narrowed to. */
export interface CaseFilter {
  query?: string
  direction?: DirectionJson
  status?: string
  instrument?: string
  counterpartState?: string
}

/** A page of cases, last changed first. Asked for by POST: a name that is searched for must not stand in a URL. */
export function useCases(filter: CaseFilter, pageToken: string, pageSize = 20) {
  const parent = useTenantName()
  const { language } = useLanguage()
  return useQuery({
    queryKey: ['cases', parent, language, filter, pageToken, pageSize],
    queryFn: ({ signal }) =>
      call<ListCasesResponseJson>('POST', restPath(`${parent}/cases:search`), {
        body: { ...filter, pageSize, pageToken, language },
        signal,
      }),
    placeholderData: keepPreviousData,
  })
}

/** The key of one case and of everything in it. */
export function caseKey(name: string) {
  return ['case', name] as const
}

/** One case. */
export function useCase(name: string) {
  const { language } = useLanguage()
  return useQuery({
    queryKey: [...caseKey(name), 'itself', language],
    queryFn: async ({ signal }) => {
      const answer = await call<{ case?: CaseJson }>('GET', restPath(name), { query: { language }, signal })
      return answer.case ?? {}
    },
    placeholderData: keptFor('itself', name),
  })
}

/** Opens a case. The request id is given, so that pressing twice opens one case. */
export function useCreateCase() {
  const parent = useTenantName()
  const { language } = useLanguage()
  return useChange(
    async (request: CreateCaseRequestJson) => {
      const body = { ...request, parent, language }
      const answer = await call<{ case?: CaseJson }>('POST', restPath(`${parent}/cases`), { body })
      return answer.case ?? {}
    },
    [['cases'], ['tasks']],
  )
}

/** Changes fields of a case; `mask` names them in lowerCamelCase, separated by commas. */
export function useUpdateCase(name: string) {
  const { language } = useLanguage()
  return useChange(
    async ({ changed, mask }: { changed: CaseJson; mask: string }) => {
      const body = { case: { ...changed, name }, updateMask: mask, requestId: newRequestId(), language }
      const answer = await call<{ case?: CaseJson }>('PATCH', restPath(name), { body })
      return answer.case ?? {}
    },
    [caseKey(name), ['cases'], ['tasks']],
  )
}
