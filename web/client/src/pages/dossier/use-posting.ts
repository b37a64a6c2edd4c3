import { useRef, useState } from 'react'
import { newRequestId } from '../../api/names.ts'
import { useEndsCase, useTransmitSubmission } from '../../api/submissions.ts'
import type { LegalDate } from '../../i18n/legal-date.ts'
import type { Letter } from './letters.ts'

/** Records that letters went by post, one after the other. Pressing again after a failure goes on with what is left. */
export function usePosting(caseName: string) {
  const transmit = useTransmitSubmission(caseName)
  const endsCase = useEndsCase()
  const requests = useRef(new Map<string, string>())
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const attempt = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    setBusy(true)
    setProblem(null)
    try {
      return await work()
    } catch (error) {
      setProblem(error)
      return undefined
    } finally {
      setBusy(false)
    }
  }
  return {
    busy,
    problem,
    /** Whether sending one of them ends the business of the case. */
    ends: (letters: readonly Letter[]) =>
      attempt(async () => (await Promise.all(letters.map(({ name, etag }) => endsCase(name, etag)))).includes(true)),
    /** `true` once all are recorded. */
    post: (letters: readonly Letter[], postedOn: LegalDate) =>
      attempt(async () => {
        for (const letter of letters) {
          const said = JSON.stringify([letter, postedOn])
          const requestId = requests.current.get(said) ?? newRequestId()
          requests.current.set(said, requestId)
          await transmit.mutateAsync({ ...letter, postedOn, requestId })
        }
        return true
      }),
  }
}
