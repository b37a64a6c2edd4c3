import { useQuery } from '@tanstack/react-query'
import { compareAnswers } from '../../api/answers.ts'
import { caseKey } from '../../api/cases.ts'
import { caseOf } from '../../api/names.ts'
import { fetchSubmission } from '../../api/submissions.ts'
import type { SubmissionJson } from '../../gen/sustento/cases/v1/case_pb.ts'
import { useLanguage } from '../../i18n/language-context.ts'
import { useTenantName } from '../../session/session-context.ts'

/** How a submission differs from another one. */
export function useComparison(own: SubmissionJson | undefined, other: string | undefined) {
  const parent = useTenantName()
  const { language } = useLanguage()
  return useQuery({
    queryKey: [...caseKey(caseOf(own?.name)), 'comparison', own?.name, own?.etag, other, language],
    queryFn: async ({ signal }) => {
      const earlier = await fetchSubmission(other ?? '', language, signal)
      const request = { before: earlier.answers, after: own?.answers, language }
      return compareAnswers(`${parent}/forms/${own?.form}`, request, signal)
    },
    enabled: Boolean(own && other),
  })
}
