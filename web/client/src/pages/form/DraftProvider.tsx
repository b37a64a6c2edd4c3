import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useForm } from '../../api/forms.ts'
import { newRequestId } from '../../api/names.ts'
import { fetchSubmission } from '../../api/submissions.ts'
import { useLanguage } from '../../i18n/language-context.ts'
import { QueryView } from '../../parts/QueryView.tsx'
import { SkeletonLines } from '../../parts/SkeletonLines.tsx'
import { LoadedDraft } from './LoadedDraft.tsx'

/**
 * Loads a form to be filled. It is read once in a visit and not again behind the person's back; the next page reads it
 * anew, with what was saved here. Another language of the page changes the labels only.
 */
export function DraftProvider({ name, children }: { name: string; children: ReactNode }) {
  const { language } = useLanguage()
  const [visit] = useState(newRequestId)
  const draft = useQuery({
    queryKey: ['draft', name, visit],
    queryFn: ({ signal }) => fetchSubmission(name, language, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  const form = useForm(draft.data?.form)
  return (
    <QueryView query={draft} skeleton={<SkeletonLines lines={8} />}>
      {(submission) => (
        <QueryView query={form} skeleton={<SkeletonLines lines={8} />}>
          {(definition) => (
            <LoadedDraft key={name} submission={submission} form={definition}>
              {children}
            </LoadedDraft>
          )}
        </QueryView>
      )}
    </QueryView>
  )
}
