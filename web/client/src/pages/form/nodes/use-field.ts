import type { AnswerJson } from '../../../gen/sustento/type/v1/answer_pb.ts'
import { fieldId } from '../anchors.ts'
import type { AnswerValue } from '../answer-store.ts'
import { useAnswer, useDraft, useExclusive, useFindingsAt } from '../draft-context.ts'
import { isBlocking } from '../findings.ts'

/** A field of the form: its answer, how to change it, and what to tell assistive technology. */
export interface FormField {
  answer: AnswerJson | undefined
  put: (value: AnswerValue | undefined) => void
  id: string
  /** Id of the findings, when there are any. */
  findingsId: string | undefined
  invalid: boolean
}

/** The field at a path. */
export function useField(path: string): FormField {
  const { store } = useDraft()
  const answer = useAnswer(path)
  const found = useFindingsAt(path)
  const { besides, left } = useExclusive(path)
  return {
    answer,
    put: (value) => store.put(path, value),
    id: fieldId(path),
    findingsId: found.length + besides.length + left.length > 0 ? `${fieldId(path)}-findings` : undefined,
    invalid: found.some(isBlocking) || besides.some(({ must }) => must),
  }
}
