import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { downloadPath } from '../../api/documents.ts'
import { download } from '../../api/http.ts'
import { useDraft, useSaveState } from './draft-context.ts'

/** How long nothing new must have been saved before the document is made anew. */
const restMs = 1500

/** The document of what was saved last; made anew when typing rests, and on demand. */
export function usePreview(language: string, official: string) {
  const { submission, saver } = useDraft()
  const saved = useSettled()
  const path = downloadPath(submission.name ?? '', { language, official })
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['preview', path, saved],
    queryFn: ({ signal }) => download(path, signal),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  return {
    bytes: data,
    error,
    busy: isFetching,
    async refresh() {
      await saver.flush()
      await refetch()
    },
  }
}

/** The version that was saved, once it has stayed the same for a while. */
function useSettled(): string {
  const { etag, kind } = useSaveState()
  const [settled, setSettled] = useState(etag)
  useEffect(() => {
    if (kind !== 'saved') return
    const timer = setTimeout(() => setSettled(etag), restMs)
    return () => clearTimeout(timer)
  }, [etag, kind])
  return settled
}
