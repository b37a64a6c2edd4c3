import { useQuery } from '@tanstack/react-query'
import type { DocumentJson } from '../gen/sustento/cases/v1/case_pb.ts'
import { caseKey } from './cases.ts'
import { call, upload, withQuery } from './http.ts'
import { newRequestId, restPath } from './names.ts'
import { useChange } from './use-change.ts'

/** The documents of a case, in order. */
export function useDocuments(caseName: string) {
  return useQuery({
    queryKey: [...caseKey(caseName), 'documents'],
    queryFn: async ({ signal }) => {
      const path = restPath(`${caseName}/documents`)
      const answer = await call<{ documents?: DocumentJson[] }>('GET', path, { signal })
      return answer.documents ?? []
    },
  })
}

/** A document to be stored. */
export interface NewDocument {
  file: File
  kind: string
  title: string
  language: string
}

/** Stores a document. Its title goes in a header: it may be personal, and addresses are logged. */
export function useUploadDocument(caseName: string) {
  return useChange(
    ({ file, kind, title, language }: NewDocument) => {
      const path = withQuery(`/api/upload/${caseName}/documents`, { kind, language, requestId: newRequestId() })
      return upload<DocumentJson>(path, file, {
        'Content-Type': mediaTypeOf(file),
        'X-Document-Title': encodeURIComponent(title),
      })
    },
    [caseKey(caseName)],
  )
}

function mediaTypeOf(file: File): string {
  if (file.type) return file.type
  return file.name.toLowerCase().endsWith('.xml') ? 'application/xml' : 'application/octet-stream'
}

/** Where a document, or anything else that is a stream, is downloaded. */
export function downloadPath(name: string, query: Record<string, string> = {}): string {
  return withQuery(`/api/download/${name}`, query)
}
