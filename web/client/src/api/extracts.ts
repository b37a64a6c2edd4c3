import { useMutation, useQuery } from '@tanstack/react-query'
import type { CaseJson } from '../gen/sustento/cases/v1/case_pb.ts'
import type { PreviewExtractResponseJson } from '../gen/sustento/cases/v1/cases_service_pb.ts'
import type { AnswerJson } from '../gen/sustento/type/v1/answer_pb.ts'
import { useLanguage } from '../i18n/language-context.ts'
import { caseKey } from './cases.ts'
import { call } from './http.ts'
import { newRequestId, restPath } from './names.ts'
import { useChange } from './use-change.ts'

/** Where a form of a court is: in a document of the case, or typed from paper. */
export type ExtractSource = { document: string } | { typed: { form: string; answers: AnswerJson[] } }

const previewOf = (name: string, source: ExtractSource, language: string, signal?: AbortSignal) =>
  call<PreviewExtractResponseJson>('POST', restPath(name, 'previewExtract'), {
    body: { ...source, language },
    ...(signal ? { signal } : {}),
  })

/** What reading in a document would change in the case as it is at this version of it. */
export function useDocumentPreview(name: string, document: string, etag: string) {
  const { language } = useLanguage()
  return useQuery({
    queryKey: [...caseKey(name), 'extract', document, etag, language],
    queryFn: ({ signal }) => previewOf(name, { document }, language, signal),
    enabled: etag !== '',
    gcTime: 0,
  })
}

/** Asks what taking over what was typed would change in the case. */
export function useTypedPreview(name: string) {
  const { language } = useLanguage()
  return useMutation({
    mutationFn: (typed: { form: string; answers: AnswerJson[] }) => previewOf(name, { typed }, language),
  })
}

/** Reads a form of a court into the case, but for the parts that are to be kept. */
export function useImportExtract(name: string) {
  const { language } = useLanguage()
  return useChange(
    ({ source, etag, keep }: { source: ExtractSource; etag: string; keep: string[] }) => {
      const body = { ...source, etag, keep, requestId: newRequestId(), language }
      return call<{ case?: CaseJson }>('POST', restPath(name, 'importExtract'), { body })
    },
    [caseKey(name), ['cases']],
  )
}
