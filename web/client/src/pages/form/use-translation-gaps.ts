import { useQuery } from '@tanstack/react-query'
import { findTranslationGaps } from '../../api/answers.ts'
import type { TranslationGapJson } from '../../gen/sustento/forms/v1/forms_service_pb.ts'
import { useLanguage } from '../../i18n/language-context.ts'
import { useSession, useTenantName } from '../../session/session-context.ts'
import { useDraft, useOutputLanguage, useSaveState } from './draft-context.ts'

/** What is still to be translated in what was saved last. */
export function useTranslationGaps(): TranslationGapJson[] {
  const parent = useTenantName()
  const { languages } = useSession()
  const { language } = useLanguage()
  const { submission, store } = useDraft()
  const { etag } = useSaveState()
  const outputLanguage = useOutputLanguage()
  const gaps = useQuery({
    queryKey: ['gaps', submission.name, etag, outputLanguage, language],
    queryFn: ({ signal }) => {
      const answers = store.paths().flatMap((path) => store.get(path) ?? [])
      const request = { answers, outputLanguage, ownLanguage: languages[0], language }
      return findTranslationGaps(`${parent}/forms/${submission.form}`, request, signal)
    },
    placeholderData: (before) => before,
    gcTime: 0,
  })
  return gaps.data ?? []
}
