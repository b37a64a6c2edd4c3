import { useState } from 'react'
import { fetchSubmission, useSignSubmission } from '../../api/submissions.ts'
import { useLanguage } from '../../i18n/language-context.ts'
import type { LegalDate } from '../../i18n/legal-date.ts'
import { useDraft } from '../form/draft-context.ts'

/** Whether a part of the draft is signed, and how to record that it is. */
export function useSign(part: string) {
  const { submission, saver } = useDraft()
  const { language } = useLanguage()
  const name = submission.name ?? ''
  const signing = useSignSubmission(name)
  const [signedHere, setSignedHere] = useState<LegalDate>()
  const before = submission.signedParts?.find((each) => each.part === part)?.signedOn

  const sign = async (signedOn: LegalDate): Promise<boolean> => {
    if (!(await saver.flush())) return false
    const { etag } = saver.state()
    try {
      await signing.mutateAsync({ part, signedBy: 'applicant', signedOn, etag })
      saver.adopt(await fetchSubmission(name, language))
      setSignedHere(signedOn)
      return true
    } catch {
      return false
    }
  }
  return { signedOn: signedHere ?? before, sign, busy: signing.isPending, problem: signing.error }
}
