import { useInfiniteQuery } from '@tanstack/react-query'
import type { ListTimelineEntriesResponseJson } from '../gen/sustento/cases/v1/cases_service_pb.ts'
import { useLanguage } from '../i18n/language-context.ts'
import { caseKey } from './cases.ts'
import { call } from './http.ts'
import { restPath } from './names.ts'

/** What happened in a case, newest first, page after page. */
export function useTimeline(caseName: string, pageSize = 30) {
  const { language } = useLanguage()
  return useInfiniteQuery({
    queryKey: [...caseKey(caseName), 'timeline', pageSize, language],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      call<ListTimelineEntriesResponseJson>('GET', restPath(`${caseName}/timelineEntries`), {
        query: { pageSize, pageToken: pageParam, language },
        signal,
      }),
    getNextPageParam: (page) => page.nextPageToken || undefined,
  })
}
